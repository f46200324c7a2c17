"""The opening lines: what was read, what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.report.words import count
from models.constructs.agent import Agent
from models.constructs.application import Application
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer
from models.constructs.supervisor import Supervisor
from models.constructs.task import Task
from models.project import Project


def counts(project: Project) -> tuple[str, ...]:
    """`244 files`, `512 modules`, and every kind of process that occurs."""
    return tuple(_counts(project))


def _counts(project: Project) -> Iterator[str]:
    yield count(len(project.files), "file")
    yield count(len(project.modules), "module")
    supervisors = (*project.of(Supervisor), *project.of(DynamicSupervisor))
    children = sum(len(supervisor.children) for supervisor in project.of(Supervisor))
    kinds = (
        (len(project.of(Application)), "application"),
        (len(supervisors), "supervisor"),
        (children, "child"),
        (len(project.of(GenServer)), "server"),
        (len(project.of(Agent)), "agent"),
        (len(project.of(Task)), "task"),
    )
    yield from (count(number, noun) for number, noun in kinds if number)
