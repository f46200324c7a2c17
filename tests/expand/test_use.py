"""`use` followed into the quoted code that it injects."""

import pytest

from models.constructs.gen_server import GenServer
from models.modules import Module
from models.project import Project
from tests.analysis import analyzed, check

WEB = """\
defmodule ShopWeb do
  def controller do
    quote do
      use GenServer

      alias Shop.Cart

      unquote(common())
    end
  end

  def plain, do: quote(do: def(hello, do: :hi))

  def common do
    quote do
      @behaviour ShopWeb.Page

      def path, do: unquote(__MODULE__)
    end
  end

  defmacro __using__(which) when is_atom(which), do: apply(__MODULE__, which, [])
  defmacro __using__([{which, _options}]), do: apply(__MODULE__, which, [])
end
"""


def module(project: Project, name: str = "A") -> Module:
    [found] = [module for module in project.modules if module.name == name]
    return found


def functions(found: Module) -> list[str]:
    """Names and arities, the injected ones with the macro that gave them."""
    return [f"{f.name}/{f.arity}" + (f" by {f.injected.macro}" if f.injected else "") for f in found.functions]


def used(body: str, *macros: str) -> Module:
    """What the module A with this body is, beside these macros."""
    return module(analyzed({"lib/a.ex": f"defmodule A do\n  {body}\nend\n", "lib/b.ex": "\n".join(macros)}))


def server(body: str, *macros: str) -> list[str | None]:
    """The tags of the messages that A handles."""
    files = {"lib/a.ex": f"defmodule A do\n  {body}\nend\n", "lib/b.ex": "\n".join(macros)}
    [found] = analyzed(files).of(GenServer)
    return [message.tag for message in found.messages]


def test_a_function_by_its_name() -> None:
    found = used("use ShopWeb, :controller", WEB)
    assert [use.module for use in found.uses] == ["ShopWeb", "GenServer"]
    assert found.behaviours == ("GenServer", "ShopWeb.Page")
    assert functions(found) == ["path/0 by ShopWeb"]


def test_what_is_injected_tells_where_it_was_asked_for() -> None:
    [path] = used("use ShopWeb, :controller", WEB).functions
    assert path.injected is not None
    assert (path.injected.span.file, path.injected.span.line) == ("lib/a.ex", 2)
    assert path.span.file == "lib/b.ex"


def test_another_clause_of_using() -> None:
    assert functions(used("use ShopWeb, plain: []", WEB)) == ["hello/0 by ShopWeb"]


@pytest.mark.parametrize("argument", [":missing", "@which", "Shop.which()"])
def test_what_cannot_be_followed_is_unresolved(argument: str) -> None:
    found = used(f"use ShopWeb, {argument}", WEB)
    assert [use.known for use in found.uses] == [False]
    assert [unknown.text for unknown in found.unresolved] == [f"use ShopWeb, {argument}"]
    assert not found.functions


OPTIONS = """\
defmodule Shop.Worker do
  defmacro __using__(options) do
    name = Keyword.get(options, :name, :nobody)

    quote do
      use GenServer

      def handle_call({unquote(name), _x}, _from, state), do: {:reply, :ok, state}
      def handle_cast(unquote(options[:also]), state), do: {:noreply, state}
    end
  end
end
"""


@pytest.mark.parametrize(
    ("options", "tags"),
    [("", ["nobody", "nil"]), (", name: :till", ["till", "nil"]), (", also: :stop, name: :till", ["till", "stop"])],
)
def test_options(options: str, tags: list[str]) -> None:
    assert server(f"use Shop.Worker{options}", OPTIONS) == tags


def test_bind_quoted() -> None:
    macro = """\
defmodule W do
  defmacro __using__(options) do
    quote bind_quoted: [options: options] do
      use GenServer

      def handle_cast({unquote(options[:name]), _x}, state), do: {:noreply, state}
    end
  end
end
"""
    assert server("use W, name: :till", macro) == ["till"]


def test_an_attribute_of_a_bound_option() -> None:
    macro = """\
defmodule W do
  defmacro __using__(options) do
    quote bind_quoted: [options: options] do
      use GenServer

      @name options[:name]
      def handle_cast(@name, state), do: {:noreply, state}
    end
  end
end
"""
    assert server("use W, name: :till", macro) == ["till"]


def test_before_compile_comes_last() -> None:
    macro = """\
defmodule W do
  defmacro __using__(_) do
    quote do
      use GenServer
      @before_compile W

      def handle_info(:first, state), do: {:noreply, state}
    end
  end

  defmacro __before_compile__(_env) do
    quote do
      def handle_info(:last, state), do: {:noreply, state}
    end
  end
end
"""
    found = used("use W\n  def handle_info(:own, state), do: {:noreply, state}", macro)
    heads = [clause.params[0] for function in found.functions for clause in function.clauses]
    assert [getattr(head, "value", None) for head in heads] == ["first", "own", "last"]


CLAUSES = """\
defmodule W do
  defmacro __using__(:server), do: quote(do: use(GenServer))
  defmacro __using__(kind: :agent), do: quote(do: use(Agent))
  defmacro __using__(options) when is_list(options), do: nil
end
"""


@pytest.mark.parametrize(
    ("argument", "uses"),
    [(", :server", ["W", "GenServer"]), (", kind: :agent", ["W", "Agent"]), ("", ["W"]), (", kind: :other", ["W"])],
)
def test_several_clauses(argument: str, uses: list[str]) -> None:
    assert [use.module for use in used(f"use W{argument}", CLAUSES).uses] == uses


def test_a_use_within_a_use_passes_its_options_on() -> None:
    one = "defmodule One do\n  defmacro __using__(o), do: quote(do: use(Two, unquote(o)))\nend\n"
    two = """\
defmodule Two do
  defmacro __using__(options) do
    quote do
      use GenServer

      def handle_cast(unquote(options[:tag]), state), do: {:noreply, state}
    end
  end
end
"""
    assert server("use One, tag: :till", one, two) == ["till"]
    assert functions(used("use One, tag: :till", one, two)) == ["handle_cast/2 by Two"]


def test_a_helper_of_another_module() -> None:
    macro = """\
defmodule W do
  defmacro __using__(_) do
    quote do
      unquote(Parts.server())
    end
  end
end

defmodule Parts do
  def server, do: quote(do: use(GenServer))
end
"""
    assert used("use W", macro).behaviours == ("GenServer",)


def test_several_quotes_spliced() -> None:
    macro = """\
defmodule W do
  defmacro __using__(_) do
    quote do
      unquote_splicing([quote(do: def(a, do: 1)), quote(do: def(b, do: 2))])
    end
  end
end
"""
    assert functions(used("use W", macro)) == ["a/0 by W", "b/0 by W"]


def test_aliases_that_a_use_brings() -> None:
    macro = """\
defmodule W do
  defmacro __using__(_) do
    quote do
      use Supervisor
      alias Shop.{Cart, Till}
    end
  end
end
"""
    line = "defmodule A do\n  use W\n  def init(_), do: Supervisor.init([Cart, Till], strategy: :one_for_one)\nend\n"
    check({"lib/a.ex": line, "lib/w.ex": macro}, "Shop.Cart\nShop.Till")


def test_the_macros_own_aliases_hold_in_what_it_quotes() -> None:
    macro = """\
defmodule W do
  alias Shop.Carts.Cart

  defmacro __using__(_) do
    quote do
      @behaviour Cart
    end
  end
end
"""
    assert used("use W", macro).behaviours == ("Shop.Carts.Cart",)


CYCLES = {
    "of itself": "defmodule One do\n  defmacro __using__(_), do: quote(do: use(One))\nend\n",
    "twice of itself": (
        "defmodule One do\n  defmacro __using__(_) do\n    quote do\n      use One\n      use One\n    end\n  end\nend\n"
    ),
    "of two": (
        "defmodule One do\n  use Two\n  defmacro __using__(_), do: quote(do: use(Two))\nend\n"
        "defmodule Two do\n  use One\n  defmacro __using__(_), do: quote(do: use(One))\nend\n"
    ),
    "with a growing argument": (
        "defmodule One do\n  defmacro __using__(o) do\n    quote do\n      use One, [unquote(o)]\n"
        "      use One, [unquote(o)]\n    end\n  end\nend\n"
    ),
    "of before_compile": (
        "defmodule One do\n  defmacro __using__(_), do: quote(do: @before_compile(One))\n"
        "  defmacro __before_compile__(_), do: quote(do: use(One))\nend\n"
    ),
    "of helpers": ("defmodule One do\n  defmacro __using__(_), do: a()\n  def a, do: b()\n  def b, do: a()\nend\n"),
}


@pytest.mark.parametrize("case", CYCLES)
def test_a_cycle_ends(case: str) -> None:
    found = used("use One", CYCLES[case])
    assert found.uses[0].module == "One"


@pytest.mark.parametrize("case", ["of itself", "twice of itself", "of two", "with a growing argument", "of helpers"])
def test_a_cycle_is_told(case: str) -> None:
    assert used("use One", CYCLES[case]).unresolved


def test_the_same_use_with_other_arguments_is_no_cycle() -> None:
    macro = """\
defmodule W do
  defmacro __using__(:all) do
    quote do
      use W, :server
      use W, :greeter
    end
  end

  defmacro __using__(:server), do: quote(do: use(GenServer))
  defmacro __using__(:greeter), do: quote(do: def(hello, do: :hi))
end
"""
    found = used("use W, :all", macro)
    assert found.behaviours == ("GenServer",)
    assert functions(found) == ["hello/0 by W"]
    assert not found.unresolved
