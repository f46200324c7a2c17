"""Supervisors with a list of children."""

from __future__ import annotations

from typing import Literal

from models.constructs.child_spec import ChildSpec, Intensity, Strategy
from models.constructs.construct import Construct, Edge, EdgeKind
from models.evidence import Computed, Condition, Unresolved


class Supervisor(Construct):
    """A supervisor started by `function` of `module`, with children in start order.

    `owner`: `module` when the module is the supervisor (`use Supervisor`, an Application), `inline`
    when a plain module calls Supervisor.start_link/2, `child` for a `{PartitionSupervisor, …}` tuple.
    """

    kind: Literal["supervisor"] = "supervisor"
    function: str
    owner: Literal["module", "inline", "child"] = "module"
    name: str | Computed | None = None
    strategy: Strategy | Unresolved | None = None
    intensity: Intensity = Intensity()
    auto_shutdown: str | Unresolved | None = None
    options_known: bool = True
    """The options were read completely: what they lack is really absent."""
    children: tuple[ChildSpec | Unresolved, ...] = ()
    conditions: tuple[Condition, ...] = ()
    """When `function` starts it at all."""

    @property
    def title(self) -> str:
        """The module's name; for a supervisor without a module of its own the registered name or the place."""
        if self.owner == "module":
            return self.module
        if isinstance(self.name, str):
            return self.name
        return f"{self.module}#{self.function}:{self.span.line}"

    def edges(self) -> tuple[Edge, ...]:
        return tuple(
            Edge(kind=EdgeKind.SUPERVISES, source=self.title, target=child.label, span=child.span)
            for child in self.children
            if isinstance(child, ChildSpec)
        )
