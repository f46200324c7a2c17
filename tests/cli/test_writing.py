"""Files are written whole, inside the output folder, and never over another's work."""

import json
import os
from pathlib import Path

import pytest

from analyzer.cli.writing import Written, write_file, write_tree
from analyzer.errors import UsageError
from analyzer.project.ignore import MANIFEST

HAXE = "Haxe stubs"


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in files if path.name != MANIFEST}


def test_new_files(tmp_path: Path) -> None:
    files = {"shop/Cart.hx": "class Cart {}\n", "Shop.hx": "é\n"}
    assert write_tree(files, tmp_path / "deep/out", HAXE) == Written(2, 0)
    assert tree(tmp_path / "deep/out") == files


def test_again(tmp_path: Path) -> None:
    write_tree({"A.hx": "1", "B.hx": "1"}, tmp_path, HAXE)
    assert write_tree({"A.hx": "1", "B.hx": "2"}, tmp_path, HAXE) == Written(1, 1)
    assert tree(tmp_path) == {"A.hx": "1", "B.hx": "2"}


def test_what_is_the_same_is_not_touched(tmp_path: Path) -> None:
    write_tree({"A.hx": "1"}, tmp_path, HAXE)
    before = (tmp_path / "A.hx").stat()
    write_tree({"A.hx": "1"}, tmp_path, HAXE)
    assert (tmp_path / "A.hx").stat() == before


def test_a_file_that_was_changed_by_hand(tmp_path: Path) -> None:
    write_tree({"A.hx": "1", "B.hx": "1"}, tmp_path, HAXE)
    (tmp_path / "B.hx").write_text("mine")
    with pytest.raises(UsageError, match=r"B\.hx was changed by hand since it was emitted; nothing was written"):
        write_tree({"A.hx": "2", "B.hx": "2"}, tmp_path, HAXE)
    assert tree(tmp_path) == {"A.hx": "1", "B.hx": "mine"}


def test_a_file_of_somebody_else(tmp_path: Path) -> None:
    write_tree({"B.hx": "1"}, tmp_path, HAXE)
    (tmp_path / "A.hx").write_text("theirs")
    with pytest.raises(UsageError, match="was not emitted by unmix"):
        write_tree({"A.hx": "1"}, tmp_path, HAXE)
    assert tree(tmp_path) == {"A.hx": "theirs", "B.hx": "1"}


def test_a_folder_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    with pytest.raises(UsageError, match=r"holds files that unmix did not write; nothing was written"):
        write_tree({"A.hx": "1"}, tmp_path, HAXE)
    assert [path.name for path in tmp_path.iterdir()] == ["lib"]


def test_hidden_files_make_no_folder_somebody_elses(tmp_path: Path) -> None:
    """A repository for the stubs exists before the stubs do."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("bin")
    assert write_tree({"A.hx": "1"}, tmp_path, HAXE) == Written(1, 0)


def test_what_is_added_by_hand_is_left_alone(tmp_path: Path) -> None:
    write_tree({"A.hx": "1"}, tmp_path, HAXE)
    (tmp_path / "Mine.hx").write_text("mine")
    assert write_tree({"A.hx": "2"}, tmp_path, HAXE) == Written(1, 0)
    assert tree(tmp_path) == {"A.hx": "2", "Mine.hx": "mine"}


def test_a_folder_of_another_kind(tmp_path: Path) -> None:
    write_tree({"lib/a.ex": "1"}, tmp_path, "Elixir skeletons")
    with pytest.raises(UsageError, match=r"holds Elixir skeletons; nothing was written") as error:
        write_tree({"A.hx": "1"}, tmp_path, HAXE)
    assert error.value.hint == "emit Haxe stubs into another folder"
    assert tree(tmp_path) == {"lib/a.ex": "1"}


def test_after_a_failure_what_was_written_is_still_ours(tmp_path: Path) -> None:
    """The second file cannot be written: a folder has its place. Afterwards all is as it should be."""
    write_tree({"Z.hx": "1"}, tmp_path, HAXE)
    (tmp_path / "Z.hx").unlink()
    (tmp_path / "Z.hx/inner").mkdir(parents=True)
    with pytest.raises(UsageError, match="Is a directory"):
        write_tree({"A.hx": "1", "Z.hx": "2"}, tmp_path, HAXE)
    (tmp_path / "Z.hx/inner").rmdir()
    (tmp_path / "Z.hx").rmdir()
    assert write_tree({"A.hx": "2", "Z.hx": "2"}, tmp_path, HAXE) == Written(2, 0)


def test_a_disk_that_fills_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some files are written, the next one not; with room again, the same command does the rest."""
    write_tree({"A.hx": "0", "B.hx": "0"}, tmp_path, HAXE)
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "B.hx":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(UsageError, match=r"B\.hx cannot be written: No space left on device"):
            write_tree({"A.hx": "1", "B.hx": "1"}, tmp_path, HAXE)
    assert write_tree({"A.hx": "2", "B.hx": "2"}, tmp_path, HAXE) == Written(2, 0)


def test_files_of_an_earlier_run_stay_ours(tmp_path: Path) -> None:
    write_tree({"A.hx": "1"}, tmp_path, HAXE)
    write_tree({"B.hx": "1"}, tmp_path, HAXE)
    assert write_tree({"A.hx": "2"}, tmp_path, HAXE) == Written(1, 0)


@pytest.mark.parametrize("name", ["../out.hx", "..", "a/../../out.hx", "", ".", "a\0b", MANIFEST])
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="would be written outside"):
        write_tree({"A.hx": "1", name: "1"}, tmp_path / "in", HAXE)
    assert list(tmp_path.rglob("*")) == []


def test_an_absolute_name_leads_out(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="would be written outside"):
        write_tree({str(tmp_path / "out.hx"): "1"}, tmp_path / "in", HAXE)
    assert list(tmp_path.rglob("*")) == []


def test_links_that_lead_out(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    write_tree({}, tmp_path / "in", HAXE)
    (tmp_path / "in/shop").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="would be written outside"):
        write_tree({"shop/A.hx": "1"}, tmp_path / "in", HAXE)
    (tmp_path / "in/B.hx").symlink_to(tmp_path / "elsewhere/B.hx")
    with pytest.raises(UsageError, match="is a link"):
        write_tree({"B.hx": "1"}, tmp_path / "in", HAXE)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("damage", ["{", "[]", '{"files": 1, "holds": ""}', '{"files": {}}', "\xff"])
def test_a_damaged_manifest(tmp_path: Path, damage: str) -> None:
    (tmp_path / MANIFEST).write_text(damage, "latin-1")
    with pytest.raises(UsageError, match="is damaged"):
        write_tree({"A.hx": "1"}, tmp_path, HAXE)


def test_the_manifest_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    write_tree({"A.hx": "1", "B.hx": "1"}, tmp_path / "one", HAXE)
    write_tree({"B.hx": "1"}, tmp_path / "two", HAXE)
    write_tree({"A.hx": "1"}, tmp_path / "two", HAXE)
    one, two = ((tmp_path / folder / MANIFEST).read_text() for folder in ("one", "two"))
    assert one == two
    assert sorted(json.loads(one)["files"]) == ["A.hx", "B.hx"]


def test_the_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="out is a file"):
        write_tree({"A.hx": "1"}, tmp_path / "out", HAXE)
    with pytest.raises(UsageError, match="cannot be written: Not a directory"):
        write_tree({"A.hx": "1"}, tmp_path / "out/in", HAXE)


def test_the_file_is_named_as_the_user_named_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere/report\.md cannot be written: No such file or directory"):
        write_file(tmp_path / "nowhere" / "report.md", "text")


def test_no_draft_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UsageError, match=r"manifest\.json cannot be written: No space left on device"):
        write_tree({"A.hx": "1"}, tmp_path, HAXE)
    with pytest.raises(UsageError, match="cannot be written"):
        write_file(tmp_path / "report.md", "text")
    assert tree(tmp_path) == {}


def test_one_file(tmp_path: Path) -> None:
    write_file(tmp_path / "report.md", "one")
    write_file(tmp_path / "report.md", "two \udcff")
    assert tree(tmp_path) == {"report.md": "two \\udcff"}


def test_one_file_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_file(tmp_path / "link", "text")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "text"


def test_a_pipe_by_its_number_is_written_to() -> None:
    """As /dev/stdout is in `analyze lib --out /dev/stdout | less`: a link to something that has no path."""
    reader, writer = os.pipe()
    try:
        write_file(Path(f"/dev/fd/{writer}"), "text")
        assert os.read(reader, 10) == b"text"
    finally:
        os.close(reader)
        os.close(writer)


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """As /dev/stdout is. Never tried on a real device: a mistake here would replace it."""
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(tmp_path / "pipe", "text")
        assert (tmp_path / "pipe").is_fifo()
        assert os.read(reader, 10) == b"text"
    finally:
        os.close(reader)


@pytest.mark.parametrize("name", ["mix.exs", "ferry.ex", "page.html.heex"])
def test_elixir_is_never_written_over(tmp_path: Path, name: str) -> None:
    """As in `--out mix.exs lib`, where a word was forgotten."""
    (tmp_path / name).write_text("mine")
    with pytest.raises(UsageError, match="is Elixir source, and stays"):
        write_file(tmp_path / name, "text")
    (tmp_path / "link.md").symlink_to(tmp_path / name)
    with pytest.raises(UsageError, match="is Elixir source, and stays"):
        write_file(tmp_path / "link.md", "text")
    assert (tmp_path / name).read_text() == "mine"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        write_file(tmp_path, "text")
    with pytest.raises(UsageError, match="No such file or directory"):
        write_file(tmp_path / "no/report.md", "text")
