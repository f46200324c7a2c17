"""Every villain of corpus/syntax, by our laws and by Elixir's own word."""

from pathlib import Path

import pytest

from tests.oracle.judge import Judge, Quoted
from tests.syntax.door import check, judged

VILLAINS = sorted((Path(__file__).parents[2] / "corpus" / "syntax").glob("*.ex"))


@pytest.mark.parametrize("path", VILLAINS, ids=lambda path: path.stem)
def test_is_read_without_a_problem(path: Path) -> None:
    assert check(path.read_bytes()).problems == ()


@pytest.mark.parametrize("path", VILLAINS, ids=lambda path: path.stem)
def test_with_windows_line_ends(path: Path) -> None:
    assert check(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")).problems == ()


@pytest.mark.oracle
@pytest.mark.parametrize("change", ["as written", "windows line ends", "no last newline", "in a module"])
def test_elixir_reads_the_same_tree(judge: Judge, change: str) -> None:
    sources = [_changed(path.read_bytes(), change) for path in VILLAINS]
    for path, source, answer in zip(VILLAINS, sources, judge.parse(sources), strict=True):
        assert isinstance(answer, Quoted), (path.name, answer)
        assert judged(check(source).root) == answer.json, path.name


def _changed(source: bytes, change: str) -> bytes:
    match change:
        case "windows line ends":
            return source.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        case "no last newline":
            return source.rstrip()
        case "in a module":
            return b"defmodule M do\n  def f do\n" + source + b"\nend\nend\n"
        case _:
            return source
