"""Agents, tasks and the processes that libraries run under names of the application."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from analyzer.report.hanging import Hanging
from analyzer.report.sections.heading import section
from analyzer.report.words import DIM, flow, place, spaced, styled
from models.constructs.agent import Agent
from models.constructs.named_process import NamedProcess
from models.constructs.task import Task
from models.evidence import Computed, Place
from models.project import Project

ProcessRow = tuple[str, str, str, Place]
"""Kind, name, what else is known, place."""


def process_rows(project: Project) -> Iterator[ProcessRow]:
    for agent in project.of(Agent):
        yield "Agent", agent.module, _name(agent.name), agent.span
    for task in project.of(Task):
        yield "Task", task.module, f"runs {task.function}" if task.function else "", task.span
    for process in project.of(NamedProcess):
        yield process.library, process.name, f"keys {process.keys}" if process.keys else "", process.span


def processes(project: Project) -> Iterator[RenderableType]:
    rows = list(process_rows(project))
    if not rows:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold", style=DIM)
    table.add_column(overflow="fold")
    for kind, name, more, span in rows:
        table.add_row(styled(kind), Hanging(spaced(styled(name), flow((more, place(span)), DIM))))
    yield section("Other processes", table)


def _name(name: str | Computed | None) -> str:
    if isinstance(name, Computed):
        return f"name from {name.text}"
    return f"registers {name}" if name else ""
