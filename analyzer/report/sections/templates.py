"""What the templates hold."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from analyzer.report.sections.heading import section
from analyzer.report.templates import template_counts
from analyzer.report.words import DIM, flow, styled
from models.project import Project


def templates(project: Project) -> Iterator[RenderableType]:
    """A line for each kind of thing that is counted."""
    found = template_counts(project)
    if not found:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=DIM, no_wrap=True)
    table.add_column(overflow="fold")
    for label, counts in found:
        table.add_row(styled(label), flow(counts))
    yield section("Templates", table)
