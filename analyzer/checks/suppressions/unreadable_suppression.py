"""UNM002: a comment that addresses unmix and cannot be read."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.checks.rule import check
from models.diagnostics import Severity
from models.findings import Finding
from models.project import Project


@check(code="UNM002", name="unreadable-suppression", severity=Severity.WARNING)
def unreadable_suppression(project: Project) -> Iterable[Finding]:
    """A comment begins with `unmix:` and says nothing that we understand.

    ## What it does
    Reports comments that begin with `unmix:` but give no known order, or name no code.

    ## Why it matters
    Such a comment silences nothing, though its author believes that it does.

    ## Example
    ```elixir
    defmodule Shop.Clock do
      # unmix:disable-next-line MSG001
      def now, do: System.os_time()
    end
    ```

    ## Instead
    Write `disable-for-next-line` or `disable-for-this-file`, the codes, and why.
    ```elixir
    defmodule Shop.Clock do
      # unmix:disable-for-next-line MSG001 an old node answers this
      def now, do: GenServer.call(Shop.OldClock, :now)
    end

    defmodule Shop.OldClock do
      use GenServer

      def init(_), do: {:ok, nil}
      def handle_call(:time, _from, state), do: {:reply, 0, state}
    end
    ```

    ## When to ignore it
    Never: a comment that is not for unmix need not begin with its name.
    """
    for comment in project.suppressions:
        if comment.problem is not None:
            yield unreadable_suppression.finding(f"this comment cannot be read: {comment.problem}", comment.span)
