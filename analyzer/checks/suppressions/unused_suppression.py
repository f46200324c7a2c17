"""UNM001: a comment that silences nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analyzer.checks.rule import check_unused
from models.diagnostics import Severity
from models.findings import Finding
from models.suppressions import Unused


@check_unused(code="UNM001", name="unused-suppression", severity=Severity.WARNING)
def unused_suppression(unused: Sequence[Unused]) -> Iterable[Finding]:
    """A comment disables a rule that finds nothing there.

    ## What it does
    Reports every code of an `unmix:disable-…` comment that silences no finding.

    ## Why it matters
    The code was mended, or the finding has moved to another line. What is left hides the next,
    real one.

    ## Example
    ```elixir
    defmodule Shop.Clock do
      # unmix:disable-for-next-line MSG001 the server is an old one
      def now, do: System.os_time()
    end
    ```

    ## Instead
    Remove the comment.
    ```elixir
    defmodule Shop.Clock do
      def now, do: System.os_time()
    end
    ```

    ## When to ignore it
    While the code is checked by several versions of unmix, of which only some have the rule.
    """
    for item in unused:
        yield unused_suppression.finding(f"{item.code} finds nothing here: remove the comment", item.suppression.span)
