"""Which module an unqualified call means."""

import pytest

from tests.analysis import check

LINE = """\
defmodule Ferry.Line do
  use Supervisor
  {directive}

  def init(_options), do: Supervisor.init({children}, strategy: :one_for_one)
  {own}
end
"""
YARD = """\
defmodule Ferry.Yard do
  def docks(name \\\\ :north), do: [{Ferry.Dock, name}]
  def cranes, do: [Ferry.Crane]
  defp secret, do: [Ferry.Secret]
end
"""

CASES = {
    "all": ("import Ferry.Yard", "docks(:south) ++ cranes()", "", "tuple Ferry.Dock(:south)\nFerry.Crane"),
    "a smaller arity": ("import Ferry.Yard", "docks()", "", "tuple Ferry.Dock(:north)"),
    "only": ("import Ferry.Yard, only: [cranes: 0]", "cranes()", "", "Ferry.Crane"),
    "not among only": ("import Ferry.Yard, only: [cranes: 0]", "docks(1)", "", "?unknown_function docks(1)"),
    "only of another arity": ("import Ferry.Yard, only: [docks: 0]", "docks(1)", "", "?unknown_function docks(1)"),
    "except": ("import Ferry.Yard, except: [docks: 1]", "cranes()", "", "Ferry.Crane"),
    "excepted": ("import Ferry.Yard, except: [cranes: 0]", "cranes()", "", "?unknown_function cranes()"),
    "private": ("import Ferry.Yard", "secret()", "", "?unknown_function secret()"),
    "own first": ("import Ferry.Yard, except: [cranes: 0]", "cranes()", "defp cranes, do: [Ferry.Own]", "Ferry.Own"),
    "through an alias": ("alias Ferry.Yard, as: Y\n  import Y", "cranes()", "", "Ferry.Crane"),
    "no import": ("", "cranes()", "", "?unknown_function cranes()"),
    "of an old library": (
        "import Supervisor.Spec",
        "[worker(Ferry.Dock, [])]",
        "",
        "old Ferry.Dock.start_link([])  type worker",
    ),
}
GAPS: set[str] = set()


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=[pytest.mark.xfail(raises=AssertionError)] if case in GAPS else []) for case in CASES],
)
def test_import(case: str) -> None:
    directive, children, own, expected = CASES[case]
    line = LINE.replace("{directive}", directive).replace("{children}", children).replace("{own}", own)
    check({"lib/line.ex": line, "lib/yard.ex": YARD}, expected)


def test_an_import_within_a_function_ends_with_it() -> None:
    line = """\
defmodule Ferry.Line do
  use Supervisor

  def other do
    import Ferry.Yard
    cranes()
  end

  def init(_options), do: Supervisor.init(cranes(), strategy: :one_for_one)
end
"""
    check({"lib/line.ex": line, "lib/yard.ex": YARD}, "?unknown_function cranes()")
