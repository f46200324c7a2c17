"""Definitions inside the forms that branch, match or only run: in the model with their conditions, or told."""

import pytest

from models.evidence import Reason
from models.modules import Module
from tests.analysis import analyzed


def module(body: str, more: str = "") -> Module:
    project = analyzed({"lib/quay.ex": f"defmodule Ferry.Quay do\n{body}\nend\n{more}"})
    [found] = [m for m in project.modules if m.name == "Ferry.Quay"]
    return found


def functions(found: Module) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Each clause with its conditions."""
    return [
        (f"{function.name}/{function.arity}", [(given.text, given.holds) for given in clause.conditions])
        for function in found.functions
        for clause in function.clauses
    ]


BRANCHES = {
    "case tide() do\n:high -> def sail, do: 1\n_ -> def wait, do: 2\nend": [
        ("sail/0", [("case tide() do :high", True)]),
        ("wait/0", [("case tide() do _", True)]),
    ],
    "cond do\ntide() ->\nif wind(), do: def(sail, do: 1), else: def(row, do: 2)\nend": [
        ("sail/0", [("wind()", True)]),
        ("row/0", [("wind()", False)]),
    ],
    "cond do\ntide() -> def sail, do: 1\ntrue -> def wait, do: 2\nend": [
        ("sail/0", [("tide()", True)]),
        ("wait/0", [("true", True)]),
    ],
    "with {:ok, _} <- tide() do\ndef sail, do: 1\nelse\n_ -> def wait, do: 2\nend": [
        ("sail/0", [("with {:ok, _} <- tide()", True)]),
        ("wait/0", [("with … else _", True)]),
    ],
    "try do\ntide()\ndef sail, do: 1\nrescue\n_ -> def wait, do: 2\nafter\ndef moor, do: 3\nend": [
        ("sail/0", [("try", True)]),
        ("wait/0", [("try … rescue _", True)]),
        ("moor/0", []),
    ],
    "tide() && def(sail, do: 1)\ntide() || def(wait, do: 2)": [
        ("sail/0", [("tide()", True)]),
        ("wait/0", [("tide()", False)]),
    ],
    "x = if tide() do\ndef sail, do: 1\nend": [("sail/0", [("tide()", True)])],
    "_ = x = (def sail, do: 1)": [("sail/0", [])],
    "(def sail, do: 1)\nKernel.def(wait, do: 2)": [("sail/0", []), ("wait/0", [])],
    "case tide() do\n_ -> def sail, do: 1\nend": [("sail/0", [])],
}


@pytest.mark.parametrize("body", BRANCHES)
def test_a_branch(body: str) -> None:
    found = module(body)
    assert functions(found) == BRANCHES[body]
    assert found.unresolved == ()


@pytest.mark.parametrize(
    "body",
    [
        "IO.inspect(def sail, do: 1)",
        "@sail (def sail, do: 1)",
        "Module.delete_definition(__MODULE__, tide())",
        "[def(sail, do: 1)]",
        "sail = fn -> def sail, do: 1 end\nsail.()",
        "Enum.reduce([1], 0, fn _, n -> def(sail, do: 1); n end)",
        "case (def sail, do: 1) do\n_ -> 1\nend",
        "rope do\nuse Ferry.Rope\nend",
        "fn -> defmodule Ferry.Boat do\nend\nend",
        "code = quote do\ndef sail, do: 1\nend\nModule.eval_quoted(__MODULE__, code)",
        'Code.eval_string("def sail, do: 1", [], __ENV__)',
    ],
)
def test_a_form_that_we_do_not_follow_is_told(body: str) -> None:
    found = module(body)
    assert (functions(found), [unknown.reason for unknown in found.unresolved]) == ([], [Reason.UNQUOTE])


@pytest.mark.parametrize(
    "body",
    [
        "code = quote do\ndef sail, do: 1\nend",
        '@doc "def sail"\nEnum.each([1], fn n -> n end)',
        "defstruct [:a]",
        "x = case tide() do\n:high -> 1\n_ -> 2\nend",
    ],
)
def test_a_form_that_defines_nothing_is_not(body: str) -> None:
    found = module(body)
    assert (functions(found), found.unresolved) == ([], ())


def test_what_a_branch_binds_stays_in_it() -> None:
    body = """
    name = :sail
    case :row do
      name -> def unquote(name)(), do: 1
    end
    if (other = :drift) do
      def unquote(other)(), do: 2
    end
    def unquote(name)(), do: 3
    """
    found = module(body)
    assert [name for name, _ in functions(found)] == ["row/0", "drift/0", "sail/0"]


def test_what_nobody_knows_is_not_what_an_outer_variable_is() -> None:
    body = "name = :sail\ntry do\ntide()\nrescue\nname -> def unquote(name)(), do: 1\nend"
    found = module(body)
    assert (functions(found), len(found.unresolved)) == ([], 1)


def test_directives_and_attributes_of_a_case() -> None:
    body = """
    case tide() do
      :high ->
        @behaviour Ferry.Sailing
        use Ferry.Rope
        defmodule Mast do
        end
      _ -> :fine
    end
    """
    rope = "defmodule Ferry.Rope do\ndefmacro __using__(_), do: quote(do: def(tie, do: 1))\nend\n"
    project = analyzed({"lib/quay.ex": f"defmodule Ferry.Quay do\n{body}\nend\n{rope}"})
    found = {m.name: m for m in project.modules}
    assert functions(found["Ferry.Quay"]) == [("tie/0", [("case tide() do :high", True)])]
    assert found["Ferry.Quay"].behaviours == ("Ferry.Sailing",)
    assert [given.text for given in found["Ferry.Quay.Mast"].conditions] == ["case tide() do :high"]


def test_a_macro_of_a_case_is_followed() -> None:
    rope = """
    defmodule Ferry.Rope do
      case tide() do
        _ -> defmacro __using__(_), do: quote(do: def(tie, do: 1))
      end
    end
    """
    found = module("use Ferry.Rope", rope)
    assert [name for name, _ in functions(found)] == ["tie/0"]


def test_definitions_that_are_deleted() -> None:
    body = """
    def sail, do: 1
    def row, do: 2
    Module.delete_definition(__MODULE__, {:sail, 0})
    if tide(), do: Module.delete_definition(__MODULE__, {:row, 0})
    """
    assert functions(module(body)) == [("row/0", [("tide()", False)])]


MODULES = {
    "defmodule Ferry do\nfor _ <- [1] do\ndefmodule Bow do\nend\nend\nend": ["Ferry", "Ferry.Bow"],
    "case tide() do\n:high -> defmodule Ferry.Bow do\nend\nend": ["Ferry.Bow"],
    "_ = defmodule Ferry.Bow do\nend": ["Ferry.Bow"],
    "name = Ferry.Bow\ndefmodule name do\nend": ["Ferry.Bow"],
    "tide() && (for n <- [:Bow], do: defmodule(Module.concat(Ferry, n), do: nil))": ["Ferry.Bow"],
    "defmodule Ferry do\nif tide() do\nfor n <- [Bow], do: defmodule(Module.concat(Ferry, n), do: nil)\nend\nend": [
        "Ferry",
        "Ferry.Bow",
    ],
    "for type <- [Atom, Map] do\ndefimpl Ferry.Carried, for: type do\nend\nend": [
        "Ferry.Carried.Atom",
        "Ferry.Carried.Map",
    ],
}


@pytest.mark.parametrize("text", MODULES)
def test_modules_of_a_file(text: str) -> None:
    project = analyzed({"lib/quay.ex": text + "\n"})
    assert ([m.name for m in project.modules], project.unresolved) == (MODULES[text], ())


@pytest.mark.parametrize(
    "text",
    [
        "for n <- Ferry.names(), do: defmodule(n, do: nil)",
        "for n <- [Ferry.Bow], tide(), do: defmodule(n, do: nil)",
        "for n <- [Ferry.Bow] do\ndefmodule Module.concat(n, tide()) do\nend\nend",
        "Enum.each(Ferry.names(), fn n -> defmodule n do\nend\nend)",
        "for t <- Ferry.types() do\ndefimpl Ferry.Carried, for: t do\nend\nend",
        "defmodule tide() do\nend",
        "run(fn -> defmodule Ferry.Bow do\nend\nend)",
        "Module.create(tide(), quote(do: nil), __ENV__)",
        'for n <- 1..2000 do\ndefmodule Module.concat(Ferry, "N#{n}") do\nend\nend',
        "defmodule Ferry do\nfor n <- names(), do: defmodule(n, do: nil)\nend",
    ],
)
def test_modules_that_nobody_can_name_are_told(text: str) -> None:
    project = analyzed({"lib/quay.ex": text + "\n"})
    assert len(project.unresolved) == 1
    assert project.unresolved[0].reason is Reason.UNQUOTE
