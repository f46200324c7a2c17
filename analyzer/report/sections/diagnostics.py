"""What went wrong while reading."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from analyzer.report.sections.findings import SEVERITY_STYLES
from analyzer.report.sections.heading import section
from analyzer.report.words import DIM, count, place, spaced, styled
from models.project import Project

_SHOWN_IN_SUMMARY = 10


def diagnostics(project: Project, *, full: bool) -> Iterator[RenderableType]:
    """One line each; the summary shows the first ones."""
    if not project.diagnostics:
        return
    shown = project.diagnostics if full else project.diagnostics[:_SHOWN_IN_SUMMARY]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for problem in shown:
        text = spaced(styled(problem.message), styled(place(problem.span), DIM))
        table.add_row(styled(problem.code, SEVERITY_STYLES[problem.severity]), text)
    left = len(project.diagnostics) - len(shown)
    more = (styled(f"and {count(left, 'other')}", DIM),) if left else ()
    yield section("Problems while reading", table, *more)
