"""Supervisors whose children are started later: DynamicSupervisor, Task.Supervisor and their like."""

from __future__ import annotations

from typing import Literal

from models.constructs.child_spec import Intensity, Strategy
from models.constructs.construct import Construct
from models.evidence import Computed, Condition, Unresolved


class DynamicSupervisor(Construct):
    """`flavour` says which library module runs it; `name` is what start_child calls name."""

    kind: Literal["dynamic_supervisor"] = "dynamic_supervisor"
    flavour: Literal["DynamicSupervisor", "Task.Supervisor", "PartitionSupervisor", "ConsumerSupervisor"] = (
        "DynamicSupervisor"
    )
    owner: Literal["module", "inline", "child"] = "module"
    function: str = "init/1"
    name: str | Computed | None = None
    strategy: Strategy | Unresolved | None = None
    intensity: Intensity = Intensity()
    max_children: str | Unresolved | None = None
    partitions_of: str | None = None
    conditions: tuple[Condition, ...] = ()
    """When `function` starts it at all; for one in a child list the conditions of the child."""

    @property
    def title(self) -> str:
        if self.owner == "module":
            return self.module
        if isinstance(self.name, str):
            return self.name
        return f"{self.module}#{self.function}:{self.span.line}"
