"""The supervision forest: a Project's supervisors nested into each other, ready to be drawn.

Every supervisor is expanded once, where it is met first; a later mention is a leaf that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from analyzer.graphs.lookup import AnySupervisor, Lookup
from models.constructs.application import Application
from models.constructs.child_spec import ChildSpec
from models.constructs.construct import Construct
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.supervisor import Supervisor
from models.effects import DynamicStart
from models.evidence import Condition, Unresolved
from models.project import Project

DEEPEST = 40
"""Supervisors below each other; what is nested deeper is a tree of its own."""


class NodeKind(StrEnum):
    APPLICATION = "application"
    SUPERVISOR = "supervisor"
    DYNAMIC = "dynamic"
    SERVER = "server"
    WORKER = "worker"
    LIBRARY = "library"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Node:
    """A process (or the place of one). `construct` is what the project defines for it, if it does."""

    kind: NodeKind
    title: str
    child: ChildSpec | None = None
    construct: Construct | None = None
    unresolved: Unresolved | None = None
    sites: tuple[DynamicStart, ...] = ()
    """Where it is asked for: not empty for a process that starts on demand."""
    repeated: bool = False
    """Its children are drawn where it occurs first."""
    children: tuple[Node, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Of the child, and of the supervisor that it is or starts."""
        own = self.construct.conditions if isinstance(self.construct, Supervisor | DynamicSupervisor) else ()
        return (*(self.child.conditions if self.child else ()), *own)

    @property
    def on_demand(self) -> bool:
        return bool(self.sites)

    def walk(self) -> Iterator[Node]:
        """The node and everything below it, in start order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Forest:
    """`trees`: one an application. `strays`: supervisors that none of them reaches.

    `homeless`: processes started on demand under a supervisor that we could not name.
    """

    trees: tuple[Node, ...]
    strays: tuple[Node, ...]
    homeless: tuple[Node, ...]


def plant(project: Project) -> Forest:
    """Nest every supervisor of the project into the one that starts it."""
    planter = _Planter(Lookup.of(project))
    trees = tuple(planter.application(app) for app in project.of(Application))
    strays = tuple(planter.strays(started=False))
    homeless = tuple(planter.demanded(planter.lookup.homeless))
    return Forest(trees, (*strays, *planter.strays(started=True)), homeless)


@dataclass(slots=True)
class _Planter:
    lookup: Lookup
    drawn: set[AnySupervisor] = field(default_factory=set)
    depth: int = 0

    def application(self, app: Application) -> Node:
        supervisors = self.lookup.run_by(app.module)
        children = tuple(_untwinned(self.supervisor(supervisor)) for supervisor in supervisors)
        return Node(NodeKind.APPLICATION, app.module, construct=app, children=children)

    def strays(self, *, started: bool) -> Iterator[Node]:
        """Supervisors that are not drawn yet: those that nothing starts, or (in cycles) those that something does."""
        for supervisor in self.lookup.supervisors:
            if supervisor not in self.drawn and (started or not self.lookup.is_a_child(supervisor)):
                yield self.supervisor(supervisor)

    def supervisor(self, supervisor: AnySupervisor, child: ChildSpec | None = None) -> Node:
        static = isinstance(supervisor, Supervisor)
        kind = NodeKind.SUPERVISOR if static else NodeKind.DYNAMIC
        node = Node(kind, supervisor.title, child=child, construct=supervisor)
        if supervisor in self.drawn or self.depth >= DEEPEST:
            return replace(node, repeated=True)
        self.drawn.add(supervisor)
        self.depth += 1
        written = supervisor.children if isinstance(supervisor, Supervisor) else ()
        later = self.demanded(self.lookup.starts_under(supervisor))
        node = replace(node, children=(*map(self.child, written), *later))
        self.depth -= 1
        return node

    def child(self, child: ChildSpec | Unresolved) -> Node:
        if isinstance(child, Unresolved):
            return Node(NodeKind.UNRESOLVED, child.text, unresolved=child)
        if isinstance(child.module, Unresolved):
            return Node(NodeKind.UNRESOLVED, child.module.text, child=child, unresolved=child.module)
        match self.lookup.supervisors_of(child):
            case (only,) if self.lookup.is_itself(child, only):
                return self.supervisor(only, child)
            case below:
                node = self.process(child, child.module)
                return replace(node, children=tuple(map(self.supervisor, below)))

    def process(self, child: ChildSpec, module: str) -> Node:
        kind, construct = self._role(child, module)
        return Node(kind, module, child=child, construct=construct)

    def demanded(self, starts: Iterable[DynamicStart]) -> Iterator[Node]:
        """One node for all places that ask for the same process."""
        groups: dict[tuple[str, str | None], list[DynamicStart]] = {}
        for start in starts:
            groups.setdefault(_identity(start.child), []).append(start)
        for sites in groups.values():
            yield replace(self.child(sites[0].child), sites=tuple(sites))

    def _role(self, child: ChildSpec, module: str) -> tuple[NodeKind, Construct | None]:
        module = self.lookup.started(child) or module
        if server := self.lookup.servers.get(module):
            return NodeKind.SERVER, server
        if child.type == "supervisor":
            return NodeKind.SUPERVISOR, None
        worker = self.lookup.workers.get(module)
        known = worker is not None or self.lookup.is_ours(module)
        return (NodeKind.WORKER if known else NodeKind.LIBRARY), worker


def _untwinned(top: Node) -> Node:
    """The supervisor that an application's own module runs, not titled like the application again."""
    name = getattr(top.construct, "name", None)
    return replace(top, title=name if isinstance(name, str) else "Supervisor")


def _identity(child: ChildSpec | Unresolved) -> tuple[str, str | None]:
    if isinstance(child, Unresolved):
        return child.text, None
    return child.label, child.name if isinstance(child.name, str) else None
