"""SUP001: two children of one supervisor with the same id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from analyzer.checks.rule import check
from models.constructs.child_spec import ChildSpec
from models.constructs.supervisor import Supervisor
from models.diagnostics import Severity
from models.evidence import Condition
from models.findings import Finding, Related
from models.project import Project


@check(code="SUP001", name="duplicate-child-id", severity=Severity.ERROR)
def duplicate_child_id(project: Project) -> Iterable[Finding]:
    """Two children of one supervisor have the same id.

    ## What it does
    Reports a child whose id an earlier child of the same supervisor has already. An id is known
    when the child spec states it, or when it is the default one of a module of this project.
    Children in different branches of a condition never clash.

    ## Why it matters
    Ids are the keys of a supervisor's children. It refuses to start with
    `{:duplicate_child_name, id}`.

    ## Example
    ```elixir
    defmodule Shop.Worker do
      use GenServer

      def start_link(arg), do: GenServer.start_link(__MODULE__, arg)
      def init(arg), do: {:ok, arg}
    end

    defmodule Shop.Supervisor do
      use Supervisor

      def start_link(arg), do: Supervisor.start_link(__MODULE__, arg, name: __MODULE__)

      def init(_arg) do
        Supervisor.init([{Shop.Worker, :red}, {Shop.Worker, :blue}], strategy: :one_for_one)
      end
    end
    ```

    ## Instead
    ```elixir
    defmodule Shop.Worker do
      use GenServer

      def start_link(arg), do: GenServer.start_link(__MODULE__, arg)
      def init(arg), do: {:ok, arg}
    end

    defmodule Shop.Supervisor do
      use Supervisor

      def start_link(arg), do: Supervisor.start_link(__MODULE__, arg, name: __MODULE__)

      def init(_arg) do
        children = [
          Supervisor.child_spec({Shop.Worker, :red}, id: :red),
          Supervisor.child_spec({Shop.Worker, :blue}, id: :blue)
        ]

        Supervisor.init(children, strategy: :one_for_one)
      end
    end
    ```

    ## When to ignore it
    When something that no source shows, such as a macro, changes the ids before they are used.
    """
    for supervisor in project.of(Supervisor):
        for first, second, shared in _clashes(supervisor):
            yield duplicate_child_id.finding(
                f"{supervisor.title} has two children with the id {shared}",
                second.span,
                related=[Related(message=f"the first child with the id {shared}", span=first.span)],
                certainty=second.certainty,
            )


def _clashes(supervisor: Supervisor) -> Iterator[tuple[ChildSpec, ChildSpec, str]]:
    """Each child whose id a child before it has, with the first such child."""
    found: set[int] = set()
    known = [(n, child, _id(child)) for n, child in enumerate(supervisor.children) if isinstance(child, ChildSpec)]
    for (_, first, one), (number, second, other) in combinations(known, 2):
        if one is not None and one == other and number not in found and _together(first, second):
            found.add(number)
            yield first, second, one


def _id(child: ChildSpec) -> str | None:
    """The id under which the supervisor keeps the child, where it is certain."""
    return child.id if isinstance(child.id, str) else child.default_id


def _together(first: ChildSpec, second: ChildSpec) -> bool:
    """Whenever one of them is started, so is the other: its conditions are among the other's."""
    if first.many is not None or second.many is not None:
        return False
    ours, theirs = _conditions(first), _conditions(second)
    return ours <= theirs or theirs <= ours


def _conditions(child: ChildSpec) -> frozenset[Condition]:
    return frozenset(child.conditions)
