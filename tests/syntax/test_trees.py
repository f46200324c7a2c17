"""What our nodes look like, where the corpus and the judge do not say it."""

import pytest

from models.ast.nodes import (
    Alias,
    Apply,
    Atom,
    Block,
    Call,
    Charlist,
    Clause,
    Fn,
    Indirect,
    Integer,
    Interpolated,
    List,
    Map,
    Node,
    Remote,
    Sigil,
    String,
    Struct,
    Tuple,
    Variable,
)
from models.ast.walk import children
from tests.syntax.door import check

A, B, X, Y = Alias(("A",)), Alias(("B",)), Variable("x"), Variable("y")
ONE, NIL = Integer(1), Atom("nil")


def pair(name: str, value: Node) -> Tuple:
    return Tuple((Atom(name), value))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", Block(())),
        ("# nothing\n", Block(())),
        ("x; y", Block((X, Y))),
        ("(not x)", Block((Call("not", (X,)),))),
        ("f(x, a: 1)", Call("f", (X, List((pair("a", ONE),))))),
        ("f x do\n y\nend", Call("f", (X, List((pair("do", Y),))))),
        ("f do\nafter\n y\nend", Call("f", (List((pair("do", Block(())), pair("after", Y))),))),
        ("A.b(x)", Remote(A, "b", (X,))),
        ("A.{B}", Remote(A, "{}", (B,))),
        ("x[y]", Remote(Atom("Elixir.Access"), "get", (X, Y))),
        ("x.(y)", Apply(X, (Y,))),
        ("f(x)(y)", Indirect(Call("f", (X,)), (Y,))),
        ("A . \n B", Alias(("A", "B"))),
        ("__MODULE__.A", Alias(("A",), Variable("__MODULE__"))),
        ("%A{x | y: 1}", Struct(A, Map((pair("y", ONE),), X))),
        ('"a#{x}"', Interpolated((String("a"), X), "string")),
        ('"#{"a"}"', Interpolated((Block((String("a"),)),), "string")),
        ("'a'", Charlist("a")),
        ("~w(a #{x})c", Sigil("w", (String("a "), X), "c")),
        ("~S(\\\\)", Sigil("S", (String("\\\\"),), "")),
        ('"\\xff"', String("\udcff")),
        ("fn x when y -> 1 end", Fn((Clause((Call("when", (X, Y)),), ONE),))),
        ("fn ->\nend", Fn((Clause((), NIL),))),
        ("[x..-1]", List((Call("..", (X, Call("-", (ONE,)))),))),
        ("x not in y", Call("not", (Call("in", (X, Y)),))),
        ("x..y//1", Call("..//", (X, Y, ONE))),
        ("&x/1", Call("&", (Call("/", (X, ONE)),))),
        ("&+/1", Call("&", (Call("/", (Variable("+"), ONE)),))),
        ('"a\0b" # \0', String("a\0b")),
        ("e\u0301 = 1", Call("=", (Variable("\u00e9"), ONE))),
    ],
)
def test_is_read_as(source: str, expected: Node) -> None:
    check(source, expected)


@pytest.mark.parametrize(("source", "parens"), [("x.b", False), ("x.b()", True), ("x.b 1", False), ("x.b(1)", True)])
def test_remote_knows_its_parentheses(source: str, parens: bool) -> None:
    root = check(source).root
    assert isinstance(root, Remote)
    assert root.parens is parens


def test_what_a_map_updates_comes_first() -> None:
    root = check("%{x | y => 1}").root
    assert children(root) == (X, Tuple((Y, ONE)))


def test_spans_are_the_bytes_a_node_was_read_from() -> None:
    source = 'é = f(A.b("ü"), [1])'
    root = check(source).root
    assert isinstance(root, Call)
    texts = [source.encode()[node.start : node.end].decode() for node in (root, *root.args)]
    assert texts == [source, "é", 'f(A.b("ü"), [1])']


def test_names_are_nodes_of_their_own_at_any_length() -> None:
    digits = "7" * 10_000
    assert check(digits).root == Integer((10**10_000 - 1) // 9 * 7)
