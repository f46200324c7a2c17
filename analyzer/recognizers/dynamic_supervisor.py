"""Supervisors that start their children on demand: as modules, and as tuples in child lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from analyzer.evaluate.child_arguments import child_argument
from analyzer.evaluate.child_specs import child_specs
from analyzer.evaluate.evidence import conditions
from analyzer.evaluate.lookup import option
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.options import intensity, max_children, strategy
from analyzer.evaluate.program import Program
from analyzer.evaluate.registered_names import registered_name
from analyzer.evaluate.supervisors import FLAVOURS, SupervisorStart, supervisor_starts
from analyzer.evaluate.values import AtomV, CallV, ListV, TupleV, Value
from analyzer.expand.definitions import Site
from analyzer.expand.expanded import Expanded
from analyzer.recognizers.registry import recognizer
from models.constructs.child_spec import ChildSpec, Strategy
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.evidence import Unresolved

_BEHAVIOURS = {"DynamicSupervisor", "ConsumerSupervisor"}


@recognizer
def recognize(module: Expanded, program: Program) -> Iterable[DynamicSupervisor]:
    """`use DynamicSupervisor`, `DynamicSupervisor.start_link(options)`, `{Task.Supervisor, name: X}`."""
    starts = supervisor_starts(program, module)
    for start in starts:
        if start.dynamic:
            yield _started(module, program, start)
        else:
            yield from _children(program, start)


def _started(module: Expanded, program: Program, start: SupervisorStart) -> DynamicSupervisor:
    behaviour = set(module.behaviours) & _BEHAVIOURS
    owner: Literal["module", "inline"] = "module" if behaviour else "inline"
    callback = start.function == "init/1"
    name = registered_name(program, module) if callback else option(start.options, "name")
    return DynamicSupervisor(
        module=start.module,
        span=program.place(start.site),
        flavour="ConsumerSupervisor" if "ConsumerSupervisor" in behaviour else start.flavour,
        owner=owner,
        function=start.function,
        name=name_of(program, name, start.site),
        strategy=strategy(program, start.options, start.site) or Strategy.ONE_FOR_ONE,
        intensity=intensity(program, start.options, start.site),
        max_children=max_children(program, start.options, start.site),
        partitions_of=_partitioned(start.options),
        conditions=conditions(program, start.given),
    )


def _children(program: Program, start: SupervisorStart) -> Iterator[DynamicSupervisor]:
    """Children of a static list that are dynamic supervisors themselves."""
    for child in child_specs(program, start.children, start.site):
        if not isinstance(child, ChildSpec) or not isinstance(child.module, str):
            continue
        flavour = FLAVOURS.get(child.module)
        if flavour is not None:
            options = child_argument(program, start, child) or ListV(())
            yield DynamicSupervisor(
                module=start.module,
                span=child.span,
                flavour=flavour,
                owner="child",
                function=start.function,
                name=child.name,
                strategy=_strategy(program, options, start.site),
                intensity=intensity(program, options, start.site),
                max_children=max_children(program, options, start.site),
                partitions_of=_partitioned(options) if flavour == "PartitionSupervisor" else None,
                conditions=child.conditions,
            )


def _strategy(program: Program, options: Value, at: Site) -> Strategy | Unresolved:
    return strategy(program, options, at) or Strategy.ONE_FOR_ONE


def _partitioned(argument: Value) -> str | None:
    inner = option(argument, "child_spec") if isinstance(argument, ListV) else None
    match inner:
        case AtomV():
            return inner.module
        case TupleV(items=(AtomV() as module, *_)):
            return module.module
        case CallV(module=module_name, name="child_spec"):
            return module_name
        case _:
            return None
