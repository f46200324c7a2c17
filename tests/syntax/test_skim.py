"""Bodies that stay unread, and what is known of them all the same."""

from analyzer.syntax import parse, parse_slice, skim
from models.ast.nodes import Atom, Call, Elided, Interpolated, List, Node, String, Tuple, Variable
from models.ast.walk import walk
from tests.syntax.door import check

MODULE = b"""defmodule M do
  @moduledoc "kept"

  def f(x) when x > 0 do
    x
  rescue
    _ -> nil
  end

  defp g(y), do: h(y)
  def macro_like(z), do: quote(do: unquote(z))
  def head(a \\\\ 1)

  defmacro m(x) do
    quote do
      def injected, do: unquote(x)
    end
  end
end
"""


def elided(data: bytes) -> list[Elided]:
    return [node for node in walk(skim(data).root) if isinstance(node, Elided)]


def mentions(body: str) -> list[tuple[str, str, int]]:
    check(f"def f do\n{body}\nend")
    [only] = elided(f"def f do\n{body}\nend".encode())
    return [(call.target, call.name, call.arity) for call in only.calls]


def test_only_functions_that_quote_nothing_stay_unread() -> None:
    check(MODULE)
    texts = [MODULE[node.start : node.end].split()[0] for node in elided(MODULE)]
    assert texts == [b"do", b"h(y)"]


def test_a_body_in_a_block_may_quote_too() -> None:
    assert elided(b"def f(x) do\n  quote do: unquote(x)\nend") == []
    assert len(elided(b"def f(x) do\n  unquoted(x)\nend")) == 1


def test_a_function_keeps_its_shape() -> None:
    root = skim(b"def f(x) do\n x\nend").root
    head = Call("f", (Variable("x"),))
    [body] = elided(b"def f(x) do\n x\nend")
    assert root == Call("def", (head, List((Tuple((Atom("do"), body)),))))


def test_the_digest_tells_bodies_apart() -> None:
    one, two, three = (elided(f"def f, do: {body}".encode())[0] for body in ("x + 1", "x + 2", "x + 1"))
    assert one == three
    assert one != two


def test_the_span_of_a_body_gives_its_sections() -> None:
    body, _ = elided(MODULE)
    sections = parse_slice(MODULE, body.start, body.end)
    assert isinstance(sections, List)
    assert [pair.items[0] for pair in sections.items if isinstance(pair, Tuple)] == [Atom("do"), Atom("rescue")]


def test_the_span_of_a_definition_gives_all_of_it() -> None:
    for node in walk(skim(MODULE).root):
        if isinstance(node, Call) and node.name == "def":
            assert parse_slice(MODULE, node.start, node.end) in set(walk(parse(MODULE).root))


def test_a_slice_from_the_middle_of_a_line_keeps_its_margin() -> None:
    data = b'    x = """\n      a\n    b\n    """ <> y'
    assert parse_slice(data, 8, len(data)) == Call("<>", (String("  a\nb\n"), Variable("y")))
    node: Node = parse_slice(b'"#{interval}" |> f', 0, 13)
    assert node == Interpolated((Variable("interval"),), "string")


def test_calls_that_a_body_mentions() -> None:
    assert mentions("f(); f(x, y: 1); f x do\n y\nend") == [("", "f", 0), ("", "f", 2), ("", "f", 2)]
    assert mentions("A.b(x).c") == [("A.b(x)", "c", 0), ("A", "b", 1)]
    assert mentions("conn.assigns[:a]") == [("conn", "assigns", 0)]
    assert mentions("x |> f |> g(y) |> A.h |> A.i(z)") == [
        ("", "f", 1),
        ("", "g", 2),
        ("A", "h", 1),
        ("A", "i", 2),
    ]
    assert mentions("x |> case do\n _ -> y\nend") == [("", "case", 2)]
    assert mentions("map(&f/2); map(&A.f/1); &g(&1)") == [
        ("", "map", 1),
        ("", "f", 2),
        ("", "map", 1),
        ("A", "f", 1),
        ("", "g", 1),
    ]
    assert mentions('"a#{f(x)}" <> ~s(#{g()})') == [("", "f", 1), ("", "g", 0)]
    assert mentions("f.(x); f(a,\n # not an argument\n b)") == [("", "f", 2)]
    assert mentions("x = y + [z]; @attr; %A{b: c}") == []
    assert mentions(":ets.new(x, [])") == [(":ets", "new", 2)]


def test_a_long_text_before_a_dot_is_not_kept() -> None:
    assert mentions(f"f({'a, ' * 60}b).c")[0] == ("…", "c", 0)
