"""Who is meant: from a child spec, a name or a start call to the supervisor of the project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from models.constructs.agent import Agent
from models.constructs.child_spec import ChildSpec
from models.constructs.construct import Construct
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer
from models.constructs.supervisor import Supervisor
from models.constructs.task import Task
from models.effects import DynamicStart
from models.evidence import Place, Unresolved
from models.project import Project

AnySupervisor = Supervisor | DynamicSupervisor

LIBRARY_SUPERVISORS = frozenset(
    ("Supervisor", "DynamicSupervisor", "Task.Supervisor", "PartitionSupervisor", "ConsumerSupervisor", "supervisor")
)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Read-only indexes over one Project."""

    supervisors: tuple[AnySupervisor, ...]
    by_module: Mapping[str, tuple[AnySupervisor, ...]]
    by_name: Mapping[str, AnySupervisor]
    servers: Mapping[str, GenServer]
    workers: Mapping[str, Construct]
    modules: frozenset[str]
    starts: tuple[DynamicStart, ...]

    @classmethod
    def of(cls, project: Project) -> Lookup:
        supervisors = tuple(c for c in project.constructs if isinstance(c, Supervisor | DynamicSupervisor))
        return cls(
            supervisors=supervisors,
            by_module=_by_module(supervisors),
            by_name={s.name: s for s in reversed(supervisors) if isinstance(s.name, str)},
            servers={server.module: server for server in project.of(GenServer)},
            workers={c.module: c for c in project.constructs if isinstance(c, Agent | Task)},
            modules=frozenset(module.name for module in project.modules),
            starts=project.starts,
        )

    def is_ours(self, module: str) -> bool:
        """A module of the project, or a function of one (`Shop.Rates.refresh/0`, as tasks are titled)."""
        return module in self.modules or module.rpartition(".")[0] in self.modules

    def run_by(self, module: str) -> tuple[AnySupervisor, ...]:
        """The supervisors that this module's own code starts, itself included, unless a child list names them."""
        own = (s for s in self.by_module.get(module, ()) if s.owner != "child")
        return tuple(s for s in own if s.owner == "module" or not self.is_a_child(s))

    def supervisors_of(self, child: ChildSpec) -> tuple[AnySupervisor, ...]:
        """The supervisors that starting this child starts."""
        found = self._stated(child)
        if found or child.module in LIBRARY_SUPERVISORS:
            return (found,) if found else ()
        module = self.started(child)
        below = (module, *child.starts) if module else ()
        return tuple(found for each in below for found in self.run_by(each))

    def started(self, child: ChildSpec) -> str | None:
        """The module that runs: another one than the list names where a child_spec/1 hands over to it."""
        if child.start is not None and child.start.module in self.modules:
            return child.start.module
        return child.module if isinstance(child.module, str) else None

    def is_itself(self, child: ChildSpec, supervisor: AnySupervisor) -> bool:
        """The child is that supervisor, rather than another process that starts one."""
        if supervisor.module in child.starts:
            return False
        return supervisor.owner != "inline" or child.module not in self.servers

    def is_a_child(self, supervisor: AnySupervisor) -> bool:
        """Some child spec of the project starts it."""
        return any(self._starts(child, supervisor) for child in self._children())

    def _starts(self, child: ChildSpec, supervisor: AnySupervisor) -> bool:
        found = self._stated(child)
        if found or child.module in LIBRARY_SUPERVISORS:
            return found is supervisor
        return supervisor.module in (self.started(child), *child.starts) and supervisor.owner != "child"

    def starts_under(self, supervisor: AnySupervisor) -> tuple[DynamicStart, ...]:
        """The calls that ask this supervisor for one more child."""
        return tuple(start for start in self.starts if self._asked(start) is supervisor)

    @property
    def homeless(self) -> tuple[DynamicStart, ...]:
        """The calls whose supervisor we cannot tell."""
        return tuple(start for start in self.starts if self._asked(start) is None)

    def _asked(self, start: DynamicStart) -> AnySupervisor | None:
        if isinstance(start.supervisor, Unresolved):
            return None
        if found := self.by_name.get(start.supervisor):
            return found
        own = self.by_module.get(start.supervisor, ())
        return next((s for s in own if s.owner == "module"), None)

    def _stated(self, child: ChildSpec) -> AnySupervisor | None:
        """The supervisor that a call to the library starts, which the child's spec states."""
        started = child.start.module if child.start else child.module
        if started not in LIBRARY_SUPERVISORS:
            return None
        if isinstance(child.name, str) and child.name in self.by_name:
            return self.by_name[child.name]
        module = child.module if isinstance(child.module, str) else ""
        own = (s for s in self.by_module.get(module, ()) if s.owner == "inline" and s.function == "child_spec/1")
        inside = (s for s in self.supervisors if s.owner != "module" and _within(s.span, child.span))
        return next(chain(own, inside), None)

    def _children(self) -> Iterable[ChildSpec]:
        for supervisor in self.supervisors:
            if isinstance(supervisor, Supervisor):
                yield from (child for child in supervisor.children if isinstance(child, ChildSpec))
        yield from (start.child for start in self.starts if isinstance(start.child, ChildSpec))


def _by_module(supervisors: Iterable[AnySupervisor]) -> dict[str, tuple[AnySupervisor, ...]]:
    grouped: defaultdict[str, list[AnySupervisor]] = defaultdict(list)
    for supervisor in supervisors:
        grouped[supervisor.module].append(supervisor)
    return {module: tuple(found) for module, found in grouped.items()}


def _within(inner: Place, outer: Place) -> bool:
    first, last = (outer.line, outer.column), (outer.end_line, outer.end_column)
    return (
        inner.file == outer.file and first <= (inner.line, inner.column) <= (inner.end_line, inner.end_column) <= last
    )
