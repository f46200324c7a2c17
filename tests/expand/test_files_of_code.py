"""Whose text is it? Code that a macro passes through is read from the file that wrote it."""

from models.constructs.gen_server import GenServer
from models.constructs.supervisor import Supervisor
from models.project import Project
from tests.analysis import analyzed
from tests.expand.test_use import functions, module
from tests.rendering import child_line

PASSING = "# a comment that moves every offset\ndefmodule M do\n  defmacro __using__(do: block), do: block\nend\n"
WRAPPING = """\
defmodule M do
  defmacro __using__(do: block) do
    quote do
      use Supervisor
      unquote(block)
      def last, do: :last
    end
  end
end
"""
BLOCK = """\
defmodule {name} do
  use M do
    {use}
    def init(_), do: Supervisor.init([{child}], strategy: :one_for_one)
    def other, do: :other
  end
end
"""


def children(project: Project) -> dict[str, list[str]]:
    return {found.module: [child_line(child) for child in found.children] for found in project.of(Supervisor)}


def test_a_block_that_is_returned() -> None:
    files = {"lib/a.ex": BLOCK.format(name="A", use="use Supervisor", child="Till"), "lib/m.ex": PASSING}
    project = analyzed(files)
    assert children(project) == {"A": ["Till"]}
    assert {f.span.file for f in module(project).functions} == {"lib/a.ex"}


def test_a_block_within_a_quote() -> None:
    files = {"lib/a.ex": BLOCK.format(name="A", use="", child="Till"), "lib/m.ex": WRAPPING}
    project = analyzed(files)
    assert children(project) == {"A": ["Till"]}
    found = {f.name: f.span.file for f in module(project).functions}
    assert found == {"init": "lib/a.ex", "other": "lib/a.ex", "last": "lib/m.ex"}


def test_two_modules_that_pass_equal_code() -> None:
    """Equal but for its place, which an unread body depends on."""
    files = {
        "lib/a.ex": BLOCK.format(name="A", use="", child="Till"),
        "lib/b.ex": "# further down\n\n" + BLOCK.format(name="B", use="", child="Till"),
        "lib/m.ex": WRAPPING,
    }
    project = analyzed(files)
    assert children(project) == {"A": ["Till"], "B": ["Till"]}
    for name, file in (("A", "lib/a.ex"), ("B", "lib/b.ex")):
        found = {f.name: f.span.file for f in module(project, name).functions}
        assert found == {"init": file, "other": file, "last": "lib/m.ex"}


def test_a_block_deep_within_a_quote_is_not_read_from_elsewhere() -> None:
    macro = """\
defmodule M do
  defmacro __using__(do: block) do
    quote do
      if unquote(true) do
        unquote(block)
      end
    end
  end
end
"""
    found = module(analyzed({"lib/a.ex": BLOCK.format(name="A", use="", child="Till"), "lib/m.ex": macro}))
    assert not found.functions
    assert found.unresolved


def test_a_bound_value_prints_no_text_of_another_file() -> None:
    macro = """\
defmodule M do
  defmacro __using__(options) do
    x = options[:x]

    quote bind_quoted: [x: x] do
      use Supervisor
      def init(_), do: Supervisor.init([unquote(x)], strategy: :one_for_one)
      @x x
      def start(_), do: Supervisor.start_link([@x], strategy: :one_for_one)
    end
  end
end
"""
    user = "# a long line, so that the offsets of this file lie within other words there\n" * 3
    text = user + "defmodule A do\n  use M, x: {Till, foo(:bar)}\nend\n"
    shown = str(children(analyzed({"lib/a.ex": text, "lib/m.ex": macro})))
    assert "a long" not in shown
    assert "Till" in shown


def test_code_of_a_helper_in_another_file() -> None:
    macro = "defmodule M do\n  defmacro __using__(_) do\n    code = Parts.all()\n    code\n  end\nend\n"
    parts = "# moved\n\ndefmodule Parts do\n  def all do\n    quote do\n      use GenServer\n"
    parts += "      def handle_cast(:till, state), do: {:noreply, state}\n    end\n  end\nend\n"
    project = analyzed({"lib/a.ex": "defmodule A do\n  use M\nend\n", "lib/m.ex": macro, "lib/parts.ex": parts})
    [server] = project.of(GenServer)
    assert [(message.tag, message.span.file) for message in server.messages] == [("till", "lib/parts.ex")]


def test_one_macro_used_twice_under_two_conditions() -> None:
    macro = "defmodule M do\n  defmacro __using__(_), do: quote(do: def(till, do: :till))\nend\n"
    user = "defmodule A do\n  if big?() do\n    use M\n  else\n    use M\n  end\nend\n"
    found = module(analyzed({"lib/a.ex": user, "lib/m.ex": macro}))
    assert functions(found) == ["till/0 by M"]
    assert [[c.holds for c in clause.conditions] for clause in found.functions[0].clauses] == [[True], [False]]
