"""The Elixir of a template as one tree, with the offsets of the file."""

import pytest

from analyzer.syntax import parse, parse_slice
from models.ast.nodes import Node, Variable
from models.ast.templates import Code, Dialect, Element, Embedded
from models.ast.walk import walk
from tests.heex.door import check, checked_sigils

SAME = {
    "an expression": ("<b>{@x}</b>", "@x"),
    "what follows what": ("<.b c={@x} {@r}>{-y}{+z}</.b>", "@x\n@r\n-y\n+z"),
    "a block": (
        "<%= if @x do %>a{@y}<% else %><b c={@z} /><% end %>",
        "if @x do\n()\n@y\nelse\n()\n@z\nend",
    ),
    "clauses": (
        "<%= case @x do %>\n  <%!-- a --%>\n<% :a -> %>one<% :b -> %><%= @y %><% end %>",
        "case @x do\n:a -> ()\n:b -> (\n()\n@y)\nend",
    ),
    "a function": ("<%= f @x, fn a -> %>{a}<% end, @y %>", "f @x, fn a ->\n()\na\nend, @y"),
    "a block in a brace": ("{for x <- @y do\n x\nend}", "for x <- @y do\nx\nend"),
    "a block of text": ("<%= if @x do %>a<% else %>b<% end %>{@y}", "if @x do\n()\nelse\n()\nend\n@y"),
    "remarks": ("<%= if @x do # yes %>a{@z}<% end # no %>{@y # or\n}", "if @x do\n()\n@z\nend\n@y"),
    "nothing": ("<p>text</p>{}<% %>", ""),
    "text after code without a space": ("<%=if @x do%>a<%end%>", "if @x do\n()\nend"),
}


@pytest.mark.parametrize(("template", "code"), SAME.values(), ids=SAME.keys())
def test_means_the_same_as(template: str, code: str) -> None:
    scanned = check(template)
    assert scanned.problems == ()
    assert scanned.elixir == parse(code.encode()).root


def test_offsets_are_those_of_the_file() -> None:
    source = (
        'def a(assigns) do\n  ~H"""\n  <b c={first}>é\n  <%= if second do %>{third}<% end %>\n  """\nend\n'.encode()
    )
    [scanned] = checked_sigils(source)
    names = [(node.name, source[node.start : node.end].decode()) for node in _variables(scanned.elixir)]
    assert names == [("first", "first"), ("second", "second"), ("third", "third")]


def test_one_piece_of_code_is_read_alone() -> None:
    source = b"<b c={first}>{second + 1}</b>"
    [element] = [node for node in check(source).template.walk() if isinstance(node, Element)]
    attribute = element.attribute("c")
    assert attribute is not None
    assert isinstance(attribute.value, Code)
    assert parse_slice(source, attribute.value.start, attribute.value.end) == Variable("first")
    [inside] = element.body
    assert isinstance(inside, Embedded)
    assert source[inside.code.start : inside.code.end] == b"second + 1"


def test_a_broken_piece_is_blamed_alone() -> None:
    [problem] = check("<b c={x}>{y |> }</b>{z}").problems
    assert (problem.start, problem.end) == (10, 15)


def test_nothing_may_stand_before_the_first_clause() -> None:
    assert check("<%= case @x do %> <% :a -> %>a<% end %>").problems == ()
    assert check("<%= case @x do %>b<% :a -> %>a<% end %>").problems != ()


def test_braces_before_liveview_1() -> None:
    scanned = check("<b c={x}>{y}</b>", Dialect.HEEX_WITHOUT_BRACES)
    assert [node.name for node in _variables(scanned.elixir)] == ["x"]


def _variables(root: Node) -> list[Variable]:
    return [node for node in walk(root) if isinstance(node, Variable)]
