"""Whatever lies in the folder: one clear diagnostic, the rest goes on, no traceback."""

import os
import time
from pathlib import Path

import pytest

from tests.cli.door import Outcome, complaint, run

GOOD = "defmodule Good do\n  use GenServer\n  def init(x), do: {:ok, x}\nend\n"


def lib(folder: Path) -> Path:
    """A folder with one good file; what else lies there must not hide it."""
    path = folder / "lib"
    path.mkdir()
    (path / "good.ex").write_text(GOOD)
    return path


def judged(path: Path) -> Outcome:
    """The good file was understood, and the law of bytes holds for all."""
    whole = run(path, "--format", "json", "--no-cache")
    assert whole.exit == 0, whole.err
    assert '"Good"' in whole.out
    law = run("roundtrip", path, "--no-cache")
    assert law.exit == 0, law.out
    return run("check", path, "--no-cache")


def test_a_missing_path(tmp_path: Path) -> None:
    complaint(run(tmp_path / "nothing"))


@pytest.mark.parametrize("command", [[], ["check"], ["graph"], ["roundtrip"], ["emit", "elixir", "--out", "out"]])
def test_a_path_without_elixir(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "readme.md").write_text("# nothing")
    monkeypatch.chdir(tmp_path)
    assert "no Elixir" in complaint(run(*command, tmp_path))[0]


def test_an_empty_file(tmp_path: Path) -> None:
    path = lib(tmp_path)
    (path / "empty.ex").write_bytes(b"")
    assert judged(path) == (0, "0 findings in 2 files\n", "")


@pytest.mark.parametrize(
    "data",
    [b"defmodule A do\n\0\nend\n", b'defmodule A do\n  @a "\xff\xfe"\nend\n', b"\xff\xfe", b"\0" * 1000],
    ids=["nul", "latin-1", "utf-16", "nuls"],
)
def test_bytes_that_are_no_elixir(tmp_path: Path, data: bytes) -> None:
    path = lib(tmp_path)
    (path / "bad.ex").write_bytes(data)
    assert judged(path).exit == 1


def test_bytes_that_are_no_elixir_are_told(tmp_path: Path) -> None:
    path = lib(tmp_path)
    (path / "bad.ex").write_bytes(b"defmodule A do\n\0\nend\n")
    assert "bad.ex" in judged(path).out


def test_a_syntax_error_is_told_in_words(tmp_path: Path) -> None:
    path = lib(tmp_path)
    (path / "bad.ex").write_text("defmodule A do\n  def f(x) do\n    g(\nend\n")
    told = [line for line in judged(path).out.splitlines() if "bad.ex" in line]
    assert told
    assert all(
        "UNM003 unread-source: not read: not valid Elixir, or Elixir that we cannot read; left out" in line
        for line in told
    )


def test_an_unreadable_file(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path = lib(tmp_path)
    (path / "secret.ex").write_text("defmodule A do end")
    (path / "secret.ex").chmod(0)
    assert "secret.ex" in judged(path).out


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    path = lib(tmp_path)
    (path / "folder.ex").mkdir()
    (path / "folder.ex/inner.ex").write_text("defmodule Inner do end\n")
    assert judged(path).exit == 0


def test_links(tmp_path: Path) -> None:
    path = lib(tmp_path)
    (path / "loop").symlink_to(path)
    (path / "self.ex").symlink_to(path / "self.ex")
    assert judged(path).exit == 0
    (path / "gone.ex").symlink_to(path / "nowhere.ex")
    assert "not read: the link leads nowhere" in judged(path).out


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = lib(tmp_path)
    os.mkfifo(path / "pipe.ex")
    assert "not read: not a regular file" in judged(path).out


def test_nothing_but_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / "bad.ex").write_text("defmodule A do")
    code, out, err = run("check", tmp_path / "bad.ex", "--no-cache")
    assert (code, err) == (1, "")
    assert out.count("bad.ex:") == 1


@pytest.mark.slow
def test_five_megabytes(tmp_path: Path) -> None:
    path = lib(tmp_path)
    (path / "big.ex").write_text("defmodule Big do\n" + "  def f(x), do: {x, :ok}\n" * 210_000 + "end\n")
    assert (path / "big.ex").stat().st_size > 5_000_000
    assert judged(path).exit == 0


@pytest.mark.parametrize("opening", ["(", "[", "{", "fn -> ", "%{a: ", "<<", "-", "not ", '"#{'], ids=str)
def test_deep_nesting(tmp_path: Path, opening: str) -> None:
    closing = {"(": ")", "[": "]", "{": "}", "fn -> ": " end", "%{a: ": "}", "<<": ">>", '"#{': '}"'}.get(opening, "")
    path = lib(tmp_path)
    (path / "deep.ex").write_text(f"x = {opening * 20_000}1{closing * 20_000}\n")
    begun = time.monotonic()
    assert "1 finding (1 warning)" in judged(path).out
    assert time.monotonic() - begun < 30
