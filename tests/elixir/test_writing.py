"""The small parts: literals, guards, layout."""

import pytest

from emitter.elixir.code import call, container, definition
from emitter.elixir.guards import guard
from emitter.elixir.layout import Group, Text, render
from emitter.elixir.literals import alias, atom, comment, floating, integer, is_variable, string


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("ok", ":ok"),
        ("nil", "nil"),
        ("ok?", ":ok?"),
        ("a@b", ":a@b"),
        ("@a", ':"@a"'),
        ("Upper", ":Upper"),
        ("Elixir", ':"Elixir"'),
        ("Elixir.Shop", ':"Elixir.Shop"'),
        ("été", ":été"),
        ("e\u0301", ':"e\u0301"'),
        ("<>", ":<>"),
        ("->", ':"->"'),
        ("", ':""'),
        ("a b", ':"a b"'),
        ('"', ':"\\""'),
        ("a\nb", ':"a\\nb"'),
        ("#{x}", ':"\\#{x}"'),
    ],
)
def test_atoms(value: str, text: str) -> None:
    assert atom(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\\b", '"a\\\\b"'),
        ("#", '"#"'),
        ("\x00\x7f\x1b", '"\\0\\x7F\\e"'),
        ("\u202e", '"\\u{202E}"'),
        ("\udc80", '"\\x80"'),
        ("naïve 🙂", '"naïve 🙂"'),
    ],
)
def test_strings(value: str, text: str) -> None:
    assert string(value) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("open?()", "# open?()"),
        ("case x do\n  :a", "# case x do :a"),
        ("  ", ""),
        ("\u202e\x00\udc80", "# \\u{202E}\\0\\x80"),
    ],
)
def test_comments_of_one_line(text: str, line: str) -> None:
    assert comment(text) == line


def test_modules_and_numbers() -> None:
    assert [alias(name) for name in ("Shop.Cart", ":lager", "lager")] == ["Shop.Cart", ":lager", ":lager"]
    assert [integer(n) for n in (99_999, -100_000, 1_234_567)] == ["99999", "-100_000", "1_234_567"]
    assert [floating(x) for x in (0.5, 1e16, 1.5e-7, 123456.0)] == ["0.5", "1.0e16", "1.5e-07", "123_456.0"]


@pytest.mark.parametrize(("name", "fine"), [("x", True), ("x?", True), ("_x", True), ("X", False), ("end", False)])
def test_variables(name: str, fine: bool) -> None:
    assert is_variable(name) is fine


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("a>1   and  b", "a > 1 and b"),
        ("x in [:a,:b]", "x in [:a, :b]"),
        ("not(is_nil(x))", "not (is_nil(x))"),
        ("x==-1", "x == -1"),
        ("x - 1 > -y", "x - 1 > -y"),
        ("x.y != %{a: 1}", "x.y != %{a: 1}"),
        ("Integer.is_odd( n )", "Integer.is_odd(n)"),
        ("x in 1..10", "x in 1..10"),
        ('x == "a  b"', 'x == "a  b"'),
        ("a and b or c", "(a and b) or c"),
    ],
)
def test_guards_in_one_spelling(text: str, spelled: str) -> None:
    assert render(Group(guard(text).doc)) == spelled


def test_what_a_guard_needs() -> None:
    needed = guard("is_binary(key) and map.size > @limit and Integer.is_odd(n) and is_money(a, f(b)) and is_now()")
    assert needed.names == {"key", "map", "n", "a", "b"}
    assert needed.attributes == ("limit",)
    assert needed.requires == ("Integer",)
    assert needed.local == (("is_money", 2), ("f", 1), ("is_now", 0))


def test_a_container_is_flat_or_has_a_line_for_each_item() -> None:
    items = [Text("a" * 20), Text("b" * 20)]
    assert render(container("{", items, "}"), 44) == f"{{{'a' * 20}, {'b' * 20}}}"
    assert render(container("{", items, "}"), 43) == f"{{\n  {'a' * 20},\n  {'b' * 20}\n}}"


def test_options_of_a_long_call_have_lines_of_their_own() -> None:
    doc = call("Supervisor.init", [Text("children")], [("strategy", Text(":one")), ("name", Text("X"))])
    assert render(doc, 30) == "Supervisor.init(children,\n  strategy: :one,\n  name: X\n)"


def test_a_long_head_breaks_before_its_guard() -> None:
    doc = definition("def", "f", [Text("a"), Text("b")], Text("is_atom(a)"), Text("a"))
    assert render(doc, 20) == "def f(a, b)\n    when is_atom(a) do\n  a\nend"
