"""What we could not know, by reason, with examples."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from analyzer.report.blanks import Blank, blanks
from analyzer.report.hanging import Hanging
from analyzer.report.sections.heading import section
from analyzer.report.words import DIM, place, spaced, styled
from models.evidence import Unresolved
from models.project import Project

_EXAMPLES = 5


def unresolved_counts(project: Project) -> Iterator[RenderableType]:
    """Reason and count."""
    yield from _section(blanks(project), examples=0)


def unresolved_examples(project: Project) -> Iterator[RenderableType]:
    """Reason, count, and the first places of each."""
    yield from _section(blanks(project), examples=_EXAMPLES)


def _section(found: tuple[Blank, ...], *, examples: int) -> Iterator[RenderableType]:
    if not found:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="yellow")
    table.add_column(overflow="fold")
    for blank in found:
        table.add_row(f"{len(blank.values):,}", Group(*map(Hanging, _told(blank, examples))))
    yield section("Unresolved", table)


def _told(blank: Blank, examples: int) -> list[Text]:
    left = len(blank.values) - examples
    more = (styled(f"and {left:,} more", DIM),) if examples and left > 0 else ()
    return [styled(blank.name), *map(_example, blank.values[:examples]), *more]


def _example(value: Unresolved) -> Text:
    return spaced(styled(value.text), styled(place(value.span), DIM))
