"""The opening lines: what was read, what is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analyzer.report.words import count
from models.constructs.agent import Agent
from models.constructs.application import Application
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer
from models.constructs.supervisor import Supervisor
from models.constructs.task import Task
from models.project import Project, Role


def counts(project: Project) -> tuple[str, ...]:
    """What was read, and every kind of process that occurs."""
    return tuple(_counts(project))


def read(project: Project) -> tuple[str, ...]:
    """`244 files read`, `9 template files`, `6 for context` (config and mix.exs), `not read: 12 migrations`, `512 modules`."""
    roles = Counter(file.role for file in project.files)
    context = sum(roles.pop(role, 0) for role in (Role.CONFIG, Role.MIX))
    code, templates = roles.pop(Role.LIB, 0), roles.pop(Role.TEMPLATE, 0)
    unread = ", ".join(count(number, _UNREAD[role]) for role, number in sorted(roles.items()))
    parts = (
        f"{count(code, 'file')} read",
        count(templates, "template file") if templates else "",
        f"{context:,} for context" if context else "",
        f"not read: {unread}" if unread else "",
        count(len(project.modules), "module"),
    )
    return tuple(part for part in parts if part)


_UNREAD = {
    Role.TEST: "test file",
    Role.MIGRATION: "migration",
    Role.SCRIPT: "script",
    Role.GENERATOR: "generator's template",
    Role.UNREAD: "unreadable file",
}


def _counts(project: Project) -> Iterator[str]:
    yield from read(project)
    supervisors = (*project.of(Supervisor), *project.of(DynamicSupervisor))
    children = sum(len(supervisor.children) for supervisor in project.of(Supervisor))
    kinds = (
        (len(project.of(Application)), "application"),
        (len(supervisors), "supervisor"),
        (children, "child"),
        (len(project.of(GenServer)), "server"),
        (len(project.of(Agent)), "agent"),
        (len(project.of(Task)), "task"),
        (len(project.templates), "template"),
    )
    yield from (count(number, noun) for number, noun in kinds if number)
