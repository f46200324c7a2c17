"""`defoverridable`: the module's own definition wins over the injected one."""

import pytest

from tests.analysis import analyzed
from tests.expand.test_files_of_code import children
from tests.expand.test_use import module

BEHAVIOUR = "defmodule Shop.Kids do\n  @callback kids() :: list\n  @callback name :: atom\nend\n"


def files(own: str, overridable: str) -> dict[str, str]:
    macro = f"""\
defmodule M do
  defmacro __using__(_) do
    quote do
      use Supervisor
      def init(_), do: Supervisor.init(kids(), strategy: :one_for_one)
      @doc "The kids."
      def kids, do: [FromMacro]
      {overridable}
    end
  end
end
"""
    return {"lib/a.ex": f"defmodule A do\n  use M\n  {own}\nend\n", "lib/b.ex": BEHAVIOUR, "lib/m.ex": macro}


@pytest.mark.parametrize("overridable", ["defoverridable kids: 0", "defoverridable Shop.Kids", "defoverridable Other"])
def test_the_own_one_wins(overridable: str) -> None:
    project = analyzed(files("def kids, do: [Own]", overridable))
    assert children(project) == {"A": ["Own"]}
    [kids] = [f for f in module(project).functions if f.name == "kids"]
    assert (kids.span.file, kids.doc, kids.injected) == ("lib/a.ex", None, None)


@pytest.mark.parametrize("overridable", ["", "defoverridable init: 1"])
def test_without_it_the_order_stays(overridable: str) -> None:
    assert children(analyzed(files("def kids, do: [Own]", overridable))) == {"A": ["FromMacro"]}


def test_nobody_overrides() -> None:
    assert children(analyzed(files("", "defoverridable kids: 0"))) == {"A": ["FromMacro"]}


def test_every_own_clause_stays() -> None:
    project = analyzed(files("def kids, do: [Own]\n  def kids, do: [Second]", "defoverridable kids: 0"))
    [kids] = [f for f in module(project).functions if f.name == "kids"]
    assert len(kids.clauses) == 2


def test_what_super_gives_is_unknown() -> None:
    [line] = children(analyzed(files("def kids, do: super()", "defoverridable kids: 0")))["A"]
    assert "FromMacro" not in line


def test_an_override_under_a_condition() -> None:
    own = "if big?() do\n    def kids, do: [Own]\n  end"
    project = analyzed(files(own, "defoverridable kids: 0"))
    [kids] = [f for f in module(project).functions if f.name == "kids"]
    assert sorted([c.holds for c in clause.conditions] for clause in kids.clauses) == [[False], [True]]


OWN = {
    "def sail(x), do: x\ndefoverridable sail: 1\ndef sail(x), do: super(x)": [("sail/1", 0, [[]])],
    "def sail(x), do: x\nModule.make_overridable(__MODULE__, sail: 1)\ndef sail(x), do: x": [("sail/1", 0, [[]])],
    "def sail(x), do: x\ndefoverridable sail: 1": [("sail/1", 0, [[]])],
    "def sail(x), do: x\ndefoverridable row: 1\ndef sail(x), do: x": [("sail/1", 0, [[], []])],
    "def sail(1), do: 1\ndef sail(2), do: 2\ndefoverridable sail: 1\ndef sail(3), do: 3\ndef sail(x), do: x": [
        ("sail/1", 0, [[], []])
    ],
    "def sail(x \\\\ 1), do: x\ndefoverridable sail: 0, sail: 1\ndef sail(x), do: super(x)": [("sail/1", 1, [[]])],
    "def sail(x), do: x\nif big?() do\ndefoverridable sail: 1\ndef sail(x), do: x\nend": [
        ("sail/1", 0, [[False], [True]])
    ],
    "def sail(x), do: x\nif big?() do\ndefoverridable sail: 1\nend\ndef sail(x), do: x": [("sail/1", 0, [[False], []])],
    "def sail(x), do: x\ncase big?() do\n1 ->\ndefoverridable sail: 1\ndef sail(x), do: x\n_ -> 2\nend": [
        ("sail/1", 0, [[False], [True]])
    ],
}


@pytest.mark.parametrize("own", OWN)
def test_a_module_overrides_its_own(own: str) -> None:
    found = module(analyzed({"lib/a.ex": f"defmodule A do\n{own}\nend\n"}))
    assert [
        (f"{f.name}/{f.arity}", f.defaults, [[c.holds for c in clause.conditions] for clause in f.clauses])
        for f in found.functions
    ] == OWN[own]
