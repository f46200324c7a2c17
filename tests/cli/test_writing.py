"""Files are written whole, inside the output folder, and never over another's work."""

import json
import os
from pathlib import Path

import pytest

from analyzer.cli.writing import MANIFEST, Written, write_file, write_tree
from analyzer.errors import UsageError


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in files if path.name != MANIFEST}


def test_new_files(tmp_path: Path) -> None:
    files = {"shop/Cart.hx": "class Cart {}\n", "Shop.hx": "é\n"}
    assert write_tree(files, tmp_path / "deep/out") == Written(2, 0)
    assert tree(tmp_path / "deep/out") == files


def test_again(tmp_path: Path) -> None:
    write_tree({"A.hx": "1", "B.hx": "1"}, tmp_path)
    assert write_tree({"A.hx": "1", "B.hx": "2"}, tmp_path) == Written(1, 1)
    assert tree(tmp_path) == {"A.hx": "1", "B.hx": "2"}


def test_what_is_the_same_is_not_touched(tmp_path: Path) -> None:
    write_tree({"A.hx": "1"}, tmp_path)
    before = (tmp_path / "A.hx").stat()
    write_tree({"A.hx": "1"}, tmp_path)
    assert (tmp_path / "A.hx").stat() == before


def test_a_file_that_was_changed_by_hand(tmp_path: Path) -> None:
    write_tree({"A.hx": "1", "B.hx": "1"}, tmp_path)
    (tmp_path / "B.hx").write_text("mine")
    with pytest.raises(UsageError, match=r"B\.hx was changed by hand since it was emitted; nothing was written"):
        write_tree({"A.hx": "2", "B.hx": "2"}, tmp_path)
    assert tree(tmp_path) == {"A.hx": "1", "B.hx": "mine"}


def test_a_file_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "A.hx").write_text("theirs")
    with pytest.raises(UsageError, match="was not emitted by unmix"):
        write_tree({"A.hx": "1"}, tmp_path)
    assert tree(tmp_path) == {"A.hx": "theirs"}


def test_files_of_an_earlier_run_stay_ours(tmp_path: Path) -> None:
    write_tree({"A.hx": "1"}, tmp_path)
    write_tree({"B.hx": "1"}, tmp_path)
    assert write_tree({"A.hx": "2"}, tmp_path) == Written(1, 0)


@pytest.mark.parametrize("name", ["../out.hx", "..", "a/../../out.hx", "", ".", "a\0b", MANIFEST])
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="would be written outside"):
        write_tree({"A.hx": "1", name: "1"}, tmp_path / "in")
    assert list(tmp_path.rglob("*")) == []


def test_an_absolute_name_leads_out(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="would be written outside"):
        write_tree({str(tmp_path / "out.hx"): "1"}, tmp_path / "in")
    assert list(tmp_path.rglob("*")) == []


def test_links_that_lead_out(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in/shop").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="would be written outside"):
        write_tree({"shop/A.hx": "1"}, tmp_path / "in")
    (tmp_path / "in/B.hx").symlink_to(tmp_path / "elsewhere/B.hx")
    with pytest.raises(UsageError, match="is a link"):
        write_tree({"B.hx": "1"}, tmp_path / "in")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("damage", ["{", "[]", '{"files": 1}', "\xff"])
def test_a_damaged_manifest(tmp_path: Path, damage: str) -> None:
    (tmp_path / MANIFEST).write_text(damage, "latin-1")
    with pytest.raises(UsageError, match="is damaged"):
        write_tree({"A.hx": "1"}, tmp_path)


def test_the_manifest_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    write_tree({"A.hx": "1", "B.hx": "1"}, tmp_path / "one")
    write_tree({"B.hx": "1"}, tmp_path / "two")
    write_tree({"A.hx": "1"}, tmp_path / "two")
    one, two = ((tmp_path / folder / MANIFEST).read_text() for folder in ("one", "two"))
    assert one == two
    assert sorted(json.loads(one)["files"]) == ["A.hx", "B.hx"]


def test_the_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        write_tree({"A.hx": "1"}, tmp_path / "out")


def test_the_file_is_named_as_the_user_named_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere/report\.md cannot be written: No such file or directory"):
        write_file(tmp_path / "nowhere" / "report.md", "text")


def test_no_draft_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UsageError, match=r"A\.hx cannot be written: No space left on device"):
        write_tree({"A.hx": "1"}, tmp_path)
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


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        write_file(tmp_path, "text")
    with pytest.raises(UsageError, match="No such file or directory"):
        write_file(tmp_path / "no/report.md", "text")
