"""The judge tells what Elixir tells, in the encoding that judge.py promises."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.judge import Judge, Quoted, Read, Refused, float_text

pytestmark = pytest.mark.oracle


def test_it_is_the_pinned_version(judge: Judge) -> None:
    assert judge.version == (1, 18)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + x", '{"c":[{"a":"+"},[{"i":"1"},{"v":"x"}]]}'),
        ("nil", '{"a":"nil"}'),
        ("0xFF", '{"i":"255"}'),
        ("1.0e10", '{"f":"1.0e10"}'),
        ('"é"', '{"s":"w6k="}'),
        ("'ab'", '[{"i":"97"},{"i":"98"}]'),
        ("{1, 2}", '{"t":[{"i":"1"},{"i":"2"}]}'),
        ("{1}", '{"c":[{"a":"{}"},[{"i":"1"}]]}'),
        ("[a: 1]", '[{"t":[{"a":"a"},{"i":"1"}]}]'),
        ("a.b(c)", '{"c":[{"c":[{"a":"."},[{"v":"a"},{"a":"b"}]]},[{"v":"c"}]]}'),
        ("Foo.Bar", '{"c":[{"a":"__aliases__"},[{"a":"Foo"},{"a":"Bar"}]]}'),
        ("f()", '{"c":[{"a":"f"},[]]}'),
        ("fn x -> x end", '{"c":[{"a":"fn"},[{"c":[{"a":"->"},[[{"v":"x"}],{"v":"x"}]]}]]}'),
        ("", '{"c":[{"a":"__block__"},[]]}'),
        (':"q\\"\\\\\\n\\x01é"', '{"a":"q\\"\\\\\\n\\u0001é"}'),
    ],
)
def test_the_encoding(judge: Judge, source: str, expected: str) -> None:
    [answer] = judge.parse([source.encode()])
    assert answer == Quoted(expected)
    assert json.dumps(json.loads(expected), ensure_ascii=False, separators=(",", ":")) == expected


def test_a_refusal_has_a_place(judge: Judge) -> None:
    [unclosed, bytes_only] = judge.parse([b"x = (", b"\xff"])
    assert unclosed == Refused("missing terminator: )", 1, 5)
    assert isinstance(bytes_only, Refused)
    assert bytes_only.line is None


def test_very_deep_nesting(judge: Judge) -> None:
    [answer] = judge.parse([b"[" * 20_000 + b"]" * 20_000])
    assert answer == Quoted("[" * 20_000 + "]" * 20_000)


@given(st.lists(st.floats(min_value=0, allow_infinity=False), min_size=1, max_size=200))
def test_floats_are_written_as_elixir_writes_them(judge: Judge, floats: list[float]) -> None:
    sources = [repr(x) if "e" not in repr(x) or "." in repr(x) else repr(x).replace("e", ".0e") for x in floats]
    answers = judge.parse([source.encode() for source in sources])
    assert answers == [Quoted(f'{{"f":"{float_text(x)}"}}') for x in floats]


def test_formatting(judge: Judge) -> None:
    assert judge.format([b"f( 1 )", b"", b"plug :x"]) == [b"f(1)\n", b"", b"plug(:x)\n"]
    assert judge.format([b"plug :x"], locals_without_parens=[("plug", "*")]) == [b"plug :x\n"]
    assert judge.format([b"f(aaaa, bbbb)"], line_length=8) == [b"f(\n  aaaa,\n  bbbb\n)\n"]
    [refused] = judge.format([b"f("])
    assert isinstance(refused, Refused)


def test_compiling_in_any_order(judge: Judge) -> None:
    user = b"defmodule User do\n  use Macros\nend\n"
    macros = b"defmodule Macros do\n  defmacro __using__(_), do: quote(do: def(x, do: 1))\n  IO.puts(:noise)\nend\n"
    [fine, broken, again] = judge.compile([[user, macros], [user], [macros]])
    assert (fine.ok, fine.modules, fine.errors) == (True, ("Macros", "User"), ())
    assert not broken.ok  # Macros of the program before is forgotten
    assert "Macros" in broken.errors[0]
    assert again.ok


def test_warnings_name_file_and_line(judge: Judge) -> None:
    [answer] = judge.compile([[b"defmodule A do\n  def f(x), do: 1\nend\n"]])
    [warning] = answer.warnings
    assert warning.startswith('source_0.ex:2: variable "x" is unused')


def test_it_tells_how_long_elixir_needs(judge: Judge) -> None:
    assert 0 < judge.time([b"x = 1\n" * 1000]) < 5


def test_comments_come_with_the_tree(judge: Judge) -> None:
    [read, refused] = judge.read([b'# one\nx = "#{1 # two\n}"\n  # \xc3\xa9', b"("])
    assert isinstance(read, Read)
    assert [Quoted(read.json)] == judge.parse([b'x = "#{1}"'])
    assert read.comments == ((1, 1, "# one"), (2, 10, "# two"), (4, 3, "# é"))
    assert isinstance(refused, Refused)
