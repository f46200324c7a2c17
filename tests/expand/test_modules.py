"""Modules that are not written as plain `defmodule Name do`."""

import pytest

from models.constructs.gen_server import GenServer
from models.evidence import Condition, Unresolved
from models.modules import Module, ModuleKind
from tests.analysis import analyzed


def modules(source: str) -> dict[str, Module]:
    return {module.name: module for module in analyzed(source).modules}


def test_a_protocol_and_its_implementations() -> None:
    source = """
    defprotocol Shop.Price do
      def of(thing)
    end

    defimpl Shop.Price, for: [Integer, Shop.Item, :any_atom] do
      def of(thing), do: thing
    end

    defimpl Shop.Price, for: Map do
      def of(map), do: map.price
    end
    """
    found = modules(source)
    assert found["Shop.Price"].kind is ModuleKind.PROTOCOL
    implementations = {name for name, module in found.items() if module.kind is ModuleKind.IMPLEMENTATION}
    assert implementations >= {"Shop.Price.Integer", "Shop.Price.Shop.Item", "Shop.Price.Map"}
    assert len(implementations) == 4


def test_an_implementation_within_its_module() -> None:
    source = 'defmodule Shop.Item do\n  defimpl String.Chars do\n    def to_string(_), do: ""\n  end\nend'
    assert set(modules(source)) == {"Shop.Item", "String.Chars.Shop.Item"}


def test_a_module_under_a_condition() -> None:
    source = """
    if Mix.env() == :test do
      defmodule Shop.Double do
      end
    else
      defmodule Shop.Real do
      end
    end
    """
    found = {name: [(c.text, c.holds) for c in module.conditions] for name, module in modules(source).items()}
    assert found == {"Shop.Double": [("Mix.env() == :test", True)], "Shop.Real": [("Mix.env() == :test", False)]}


def test_one_name_in_both_branches() -> None:
    source = """
    if Code.ensure_loaded?(Shop.Mailer) do
      defmodule Shop.Post do
        def send, do: :mail
      end
    else
      defmodule Shop.Post do
        def send, do: :nothing
      end
    end
    """
    found = [module for module in analyzed(source).modules if module.name == "Shop.Post"]
    assert [_holds(module.conditions) for module in found] == [[True], [False]]


def _holds(conditions: tuple[Condition, ...]) -> list[bool]:
    return [condition.holds for condition in conditions]


@pytest.mark.parametrize(
    "names", ["[Shop.North, Shop.South]", "@names", "Enum.map([:North, :South], &Module.concat(Shop, &1))"]
)
def test_modules_of_a_comprehension(names: str) -> None:
    source = f"""
    defmodule Shop.Branches do
      @names [Shop.North, Shop.South]

      for name <- {names} do
        defmodule name do
          def open, do: :yes
        end
      end
    end
    """
    found = modules(source)
    assert {name for name, module in found.items() if module.generated} == {"Shop.North", "Shop.South"}
    assert [function.name for function in found["Shop.North"].functions] == ["open"]


def test_a_comprehension_over_unknown_names_defines_none() -> None:
    source = """
    defmodule Shop.Branches do
      for name <- Shop.names() do
        defmodule name do
        end
      end
    end
    """
    assert set(modules(source)) == {"Shop.Branches"}


def test_a_comprehension_of_the_file() -> None:
    source = """
    for name <- [Shop.North, Shop.South] do
      defmodule name do
      end
    end
    """
    assert set(modules(source)) == {"Shop.North", "Shop.South"}


def test_names_put_together_in_a_comprehension() -> None:
    source = """
    defmodule Shop.Branches do
      for name <- [North, South] do
        defmodule Module.concat(Shop, name) do
        end
      end
    end
    """
    assert set(modules(source)) == {"Shop.Branches", "Shop.North", "Shop.South"}


def test_a_quoted_module_is_none() -> None:
    source = """
    defmodule Shop.Macros do
      defmacro make do
        quote do
          defmodule Shop.Made do
          end
        end
      end
    end
    """
    assert set(modules(source)) == {"Shop.Macros"}


def test_a_module_within_a_function_is_none_of_the_index() -> None:
    found = modules("defmodule Shop do\n  def make do\n    defmodule Inner do\n    end\n  end\nend")
    assert "Shop" in found


def test_two_modules_of_one_name_are_both_conditional() -> None:
    """Nobody tells us which of them is loaded."""
    post = "defmodule Shop.Post do\n  def send, do: :mail\nend\n"
    found = analyzed({"lib/a.ex": post, "lib/b.ex": post}).modules
    conditions = [clause.conditions for module in found for clause in module.functions[0].clauses]
    assert [[(c.text, c.holds) for c in given] for given in conditions] == [[("Shop.Post", True)]] * 2


def test_the_definitions_of_both_branches_are_conditional() -> None:
    source = """
    if Code.ensure_loaded?(Shop.Mailer) do
      defmodule Shop.Post do
        def send, do: :mail
      end
    else
      defmodule Shop.Post do
        def send, do: :nothing
      end
    end
    """
    found = analyzed(source).modules
    conditions = [clause.conditions for module in found for clause in module.functions[0].clauses]
    assert [_holds(given) for given in conditions] == [[True], [False]]


@pytest.mark.parametrize(("flag", "traps"), [("true", True), ("false", False), ("not false", True)])
def test_what_the_trap_flag_is_set_to(flag: str, traps: bool) -> None:
    source = f"""
    defmodule Shop.Till do
      use GenServer

      def init(_) do
        Process.flag(:trap_exit, {flag})
        {{:ok, 1}}
      end
    end
    """
    [server] = analyzed(source).of(GenServer)
    assert server.traps_exit is traps


def test_a_trap_flag_that_is_set_to_what_nobody_knows() -> None:
    source = """
    defmodule Shop.Till do
      use GenServer

      def init(options) do
        :erlang.process_flag(:trap_exit, options[:trap])
        {:ok, 1}
      end
    end
    """
    [server] = analyzed(source).of(GenServer)
    assert isinstance(server.traps_exit, Unresolved)
