"""The small parts: lines and columns, comments, numbers, the codec's distrust."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.syntax import Source, comments, parse
from models.ast.codec import decode, encode
from models.ast.floats import float_text
from models.ast.nodes import Atom, Call, Float, Node, Variable
from models.ast.numerals import decimal, from_decimal
from models.ast.walk import rewrite
from tests.syntax.door import check


def test_lines_and_columns_count_from_one_and_in_characters() -> None:
    source = Source("ab\né€x\n\nlast".encode())
    assert [source.line(offset) for offset in (0, 2, 3, 9, 10, 14)] == [1, 1, 2, 2, 3, 4]
    assert source.position(0) == (1, 1)
    assert source.position(8) == (2, 3)
    assert source.text(3, 8) == "é€"
    assert Source(b"").line(0) == 1


def test_comments_know_whether_a_line_is_theirs() -> None:
    data = b'# one\r\nx = "# no" # two\n  # three #{x}\n"#{# four\nx}"'
    check(data)
    found = [(data[comment.start : comment.end], comment.own_line) for comment in comments(data)]
    assert found == [(b"# one", True), (b"# two", False), (b"# three #{x}", True), (b"# four", False)]


@given(st.integers(0, 10**20).map(lambda n: n**300))
def test_integers_of_any_length(value: int) -> None:
    text = decimal(value)
    assert from_decimal(text) == value
    assert decimal(-value) in {f"-{text}", "0"}
    assert sys.get_int_max_str_digits() == 4300


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_float_text_reads_back(value: float) -> None:
    assert float(float_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0"),
        (-0.0, "-0.0"),
        (1.0, "1.0"),
        (1.0e15, "1.0e15"),
        (0.0001, "0.0001"),
        (0.00001, "1.0e-5"),
        (0.001, "0.001"),
        (1.5, "1.5"),
    ],
)
def test_float_text_is_elixirs(value: float, text: str) -> None:
    assert float_text(value) == text


def test_clauses_are_clauses() -> None:
    encoded = encode(parse(b"fn x -> 1 end").root)
    encoded[3] = [encode(Variable("x"))]
    with pytest.raises(ValueError, match="clauses"):
        decode(encoded)


damage = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 40) | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=6),
)


@given(damage)
def test_damaged_trees_are_value_errors(data: object) -> None:
    try:
        node = decode(data)
    except ValueError:
        return
    assert decode(encode(node)) == node


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12), damage)
def test_a_tree_with_one_damaged_part(path: list[int], put: object) -> None:
    encoded = encode(parse(b'f(%{a: 1}, "b#{c}", ~w(d)a, fn x -> 1.5 end)').root)
    spot = encoded
    for step in path:
        inner = [item for item in spot if isinstance(item, list) and item]
        spot = inner[step % len(inner)] if inner else spot
    spot[path[0] % len(spot)] = put
    try:
        node = decode(encoded)
    except ValueError:
        return
    assert decode(encode(node)) == node


def test_rewrite_changes_what_it_is_told_and_shares_the_rest() -> None:
    root = parse(b"f(a, g(b), 1.5)").root

    def upper(node: Node) -> Node:
        return Atom(node.name) if isinstance(node, Variable) and node.name == "b" else node

    changed = rewrite(root, upper)
    assert isinstance(changed, Call)
    assert isinstance(root, Call)
    assert changed == Call("f", (Variable("a"), Call("g", (Atom("b"),)), Float(1.5)))
    assert changed.args[0] is root.args[0]
    assert (changed.start, changed.end) == (0, 15)
