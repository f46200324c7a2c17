"""SUP002: a supervisor that is given no strategy."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.checks.rule import check
from models.constructs.supervisor import Supervisor
from models.diagnostics import Severity
from models.findings import Finding
from models.project import Project


@check(code="SUP002", name="missing-strategy", severity=Severity.ERROR)
def missing_strategy(project: Project) -> Iterable[Finding]:
    """A supervisor is started with options that lack `:strategy`.

    ## What it does
    Reports supervisors whose options are written out, and hold no `:strategy`.

    ## Why it matters
    `Supervisor.init/2` and `Supervisor.start_link/2` have no default strategy: they raise
    `ArgumentError`, so that the supervisor, and what starts it, never comes up.

    ## Example
    ```elixir
    defmodule Shop.Supervisor do
      use Supervisor

      def start_link(arg), do: Supervisor.start_link(__MODULE__, arg, name: __MODULE__)

      def init(_arg) do
        Supervisor.init([{Task, fn -> :ok end}], max_restarts: 5)
      end
    end
    ```

    ## Instead
    ```elixir
    defmodule Shop.Supervisor do
      use Supervisor

      def start_link(arg), do: Supervisor.start_link(__MODULE__, arg, name: __MODULE__)

      def init(_arg) do
        Supervisor.init([{Task, fn -> :ok end}], strategy: :one_for_one, max_restarts: 5)
      end
    end
    ```

    ## When to ignore it
    Never: such a supervisor cannot start.
    """
    for supervisor in project.of(Supervisor):
        if _lacks_strategy(supervisor):
            yield missing_strategy.finding(
                f"{supervisor.title} starts without a :strategy, which Supervisor requires", supervisor.span
            )


def _lacks_strategy(supervisor: Supervisor) -> bool:
    """A PartitionSupervisor in a child list has a default, so `owner` child lacks nothing."""
    return supervisor.strategy is None and supervisor.options_known and supervisor.owner != "child"
