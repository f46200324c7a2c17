"""UNM003: a file, or a part of one, that was not read."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.checks.rule import check
from models.diagnostics import Severity
from models.findings import Finding
from models.project import Project


@check(code="UNM003", name="unread-source", severity=Severity.WARNING)
def unread_source(project: Project) -> Iterable[Finding]:
    """A file, or a part of one, could not be read.

    ## What it does
    Reports files and folders that cannot be opened, are too large, or are links out of the project,
    and every place that is no Elixir, or Elixir that unmix cannot read.

    ## Why it matters
    What was not read was not checked. Without this finding, such a file would look like a clean one.

    ## Example
    ```elixir
    defmodule Shop.Clock do
      def now(, do: System.os_time()
    end
    ```

    ## Instead
    Mend the file, or what its permissions are.
    ```elixir
    defmodule Shop.Clock do
      def now, do: System.os_time()
    end
    ```

    ## When to ignore it
    Where the file is no part of the application. One that your Elixir compiles is a gap of unmix:
    please report it.
    """
    for problem in project.diagnostics:
        if problem.severity is not Severity.INFO and problem.code != "INTERNAL":
            yield unread_source.finding(f"not read: {problem.message}", problem.span)
