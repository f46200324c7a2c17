"""When the digest of code changes, and when it does not."""

import os
import shutil
from pathlib import Path

import pytest

from analyzer.store import Store, code_digest, content_hash, key_of, package_folder


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    (folder / "data").mkdir(parents=True)
    (folder / "a.py").write_text("a = 1")
    (folder / "data" / "b.json").write_text("{}")
    return folder


def digest(*folders: Path) -> bytes:
    """The one door: the same with and without a store, first and second time."""
    cold = code_digest(folders, Store.off())
    with Store.open(folders[0].parent / "x.sqlite") as store:
        assert code_digest(folders, store) == code_digest(folders, store) == cold
    return cold


def test_any_change_of_code_or_data_counts(code: Path) -> None:
    seen = {digest(code)}
    for change in ("a = 2", "a = 3 "):
        (code / "a.py").write_text(change)
        seen.add(digest(code))
    (code / "data" / "b.json").write_text("[]")
    seen.add(digest(code))
    (code / "a.py").rename(code / "c.py")
    seen.add(digest(code))
    (code / "empty.py").write_text("")
    seen.add(digest(code))
    assert len(seen) == 6


def test_neither_place_nor_time_nor_compiled_files_count(code: Path, tmp_path: Path) -> None:
    before = digest(code)
    (code / "__pycache__").mkdir()
    (code / "__pycache__" / "a.pyc").write_bytes(b"x")
    os.utime(code / "a.py", (1, 1))
    assert digest(code) == before
    shutil.copytree(code, tmp_path / "elsewhere" / "named")
    assert digest(tmp_path / "elsewhere" / "named") == before


def test_a_file_that_is_not_read_twice(code: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in code.rglob("*.*"):
        os.utime(file, (1, 1))
    with Store.open(tmp_path / "x.sqlite") as store:
        before = code_digest([code], store)
        monkeypatch.setattr(Path, "read_bytes", None)
        assert code_digest([code], store) == before


def test_the_same_content_under_other_code_has_another_key() -> None:
    contents, codes = [content_hash(b"a"), content_hash(b"b")], [content_hash(b"1"), content_hash(b"2")]
    assert len({key_of(content, code) for content in contents for code in codes}) == 4


def test_where_a_package_lies() -> None:
    folder = package_folder("tree_sitter_elixir")
    assert folder is not None
    assert (folder / "__init__.py").is_file()
    assert package_folder("no_such_package") is None
