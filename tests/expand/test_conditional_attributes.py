"""Attributes that a compile-time condition decides."""

import pytest

from models.constructs.child_spec import ChildSpec
from models.constructs.supervisor import Supervisor
from tests.analysis import analyzed


def kids(attributes: str, more: str = "") -> list[tuple[str, list[bool]]]:
    """The children of a supervisor over `@kids`, each with how its conditions go."""
    source = (
        f"defmodule A do\n  use Supervisor\n  {attributes}\n"
        f"  def init(_), do: Supervisor.init(@kids, strategy: :one_for_one)\n  {more}\nend\n"
    )
    [found] = analyzed({"lib/a.ex": source}).of(Supervisor)
    return [
        (getattr(child.module, "name", None) or str(child.module), [given.holds for given in child.conditions])
        for child in found.children
        if isinstance(child, ChildSpec)
    ]


CASES = {
    "both ways": (
        "if Mix.env() == :prod do\n    @kids [A1]\n  else\n    @kids [T1]\n  end",
        {("A1", True), ("T1", False)},
    ),
    "one way over a plain one": ("@kids [T1]\n  if big?() do\n    @kids [A1]\n  end", {("A1", True), ("T1", False)}),
    "a plain one last": ("if big?() do\n    @kids [A1]\n  end\n  @kids [T1]", {("T1", None)}),
    "every clause of a case": (
        "case big?() do\n    :yes -> @kids [A1]\n    _ -> @kids [T1]\n  end",
        {("A1", True), ("T1", True)},
    ),
    "one clause of a case over a plain one": (
        "@kids [T1]\n  case big?() do\n    :yes -> @kids [A1]\n    _ -> :fine\n  end",
        {("A1", True), ("T1", False)},
    ),
    "twice one way": (
        "@kids [T1]\n  if big?() do\n    @kids [X1]\n    @kids [A1]\n  end",
        {("A1", True), ("T1", False)},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_all_that_may_hold(case: str) -> None:
    attributes, expected = CASES[case]
    assert {(name, holds[0] if holds else None) for name, holds in kids(attributes)} == expected


def test_within_the_same_branch() -> None:
    source = """
    defmodule A do
      use Supervisor
      if big?() do
        @kids [A1]
      else
        @kids [T1]
        def init(_), do: Supervisor.init(@kids, strategy: :one_for_one)
      end
    end
    """
    [found] = analyzed(source).of(Supervisor)
    assert "T1" in str(found.children)
    assert "A1" not in str(found.children)


def test_within_the_same_clause() -> None:
    source = """
    defmodule A do
      use Supervisor
      case big?() do
        :yes ->
          @kids [A1]
        _ ->
          @kids [T1]
          def init(_), do: Supervisor.init(@kids, strategy: :one_for_one)
      end
    end
    """
    [found] = analyzed(source).of(Supervisor)
    assert ("T1" in str(found.children), "A1" in str(found.children)) == (True, False)


def test_a_later_one_is_not_seen() -> None:
    assert kids("@kids [T1]", "if big?() do\n    @kids [A1]\n  end") == [("T1", [])]
