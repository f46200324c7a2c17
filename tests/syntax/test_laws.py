"""Laws for any bytes at all: tokens tile, nothing raises, skim and parse agree."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from analyzer.syntax import parse_slice, skim
from tests.syntax.door import check

CORPUS = [path.read_bytes() for path in sorted((Path(__file__).parents[2] / "corpus" / "syntax").glob("*.ex"))]

WORDS = [
    *"x in_x or_y and1 when_ notin do_it end_ fn_ info é A B.C f( ) [ ] { } %{ << >> ( -> => | :: = + - .. // |> & @ not in".split(),
    *'when and or do end fn else rescue after , ; : :a a: "a" "#{ } \' ~S( ~w( """ \'\'\' \\ \\\\ # ?a 1 1.5 0x1'.split(),
    " ",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "defmodule A do\n",
    "  def f(x) do\n",
    "  end\n",
]


@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    check(data)
    skim(data)


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_words(source: str) -> None:
    check(source)


@given(st.data())
def test_a_villain_with_a_hole(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(CORPUS))
    start = data.draw(st.integers(0, len(source)))
    end = min(len(source), start + data.draw(st.integers(0, 8)))
    put = data.draw(st.binary(max_size=3) | st.sampled_from(WORDS).map(str.encode))
    check(source[:start] + put + source[end:])


@given(st.sampled_from(CORPUS), st.integers(0, 2000), st.integers(0, 2000))
def test_any_slice(source: bytes, one: int, other: int) -> None:
    start, end = sorted((min(one, len(source)), min(other, len(source))))
    parse_slice(source, start, end)
