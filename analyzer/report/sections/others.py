"""The messages beside the servers' protocols: who sends what to whom, where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzer.report.hanging import Hanging
from analyzer.report.others import Other, messages, others
from analyzer.report.sections.heading import section
from analyzer.report.words import DIM, count, spaced, styled
from models.project import Project


def other_messages(project: Project) -> Iterator[RenderableType]:
    """A table for each module that sends; a question mark stands before receivers that we could not name."""
    found = others(project)
    if not found:
        return
    lost, total = sum(other.lost for other in found), sum(1 for _ in messages(project))
    note = f"{count(lost, 'message')} of {total:,} to a receiver that we could not name, marked ?"
    body: list[RenderableType] = [Hanging(styled(note, DIM)), Text()] if lost else []
    yield section("Other messages", *body, *_tables(found))


def _tables(found: tuple[Other, ...]) -> Iterator[RenderableType]:
    groups = groupby(found, lambda other: (other.send.module, other.send.span.file))
    for number, ((module, file), group) in enumerate(groups):
        if number:
            yield Text()
        yield Hanging(spaced(styled(module, "bold"), styled(file, DIM)))
        yield Padding(_table(group), (0, 0, 0, 2))


def _table(found: Iterable[Other]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", style=DIM, no_wrap=True)
    for other in found:
        line = f"{other.send.span.line}"
        table.add_row(styled(other.send.kind.value, "green"), Hanging(_sentence(other)), Text(line))
    return table


def _sentence(other: Other) -> Text:
    text = styled(other.message).append(" to ", DIM)
    if other.lost:
        text.append("? ", "bold yellow")
    return text.append_text(styled(other.receiver)).append("  in ", DIM).append_text(styled(other.send.function, DIM))
