"""Supervisors with a child list: `use Supervisor`, an Application, or Supervisor.start_link anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from analyzer.evaluate.child_specs import child_specs
from analyzer.evaluate.evidence import conditions
from analyzer.evaluate.lookup import option
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.options import auto_shutdown, intensity, strategy
from analyzer.evaluate.program import Program
from analyzer.evaluate.registered_names import registered_name
from analyzer.evaluate.supervisors import SupervisorStart, supervisor_starts
from analyzer.evaluate.values import AtomV, ChoiceV, Item, ListV, MapV, TupleV, Value
from analyzer.expand.expanded import Expanded
from analyzer.recognizers.registry import recognizer
from models.constructs.supervisor import Supervisor

_BEHAVIOURS = {"Supervisor", ":supervisor", "Application"}


@recognizer
def recognize(module: Expanded, program: Program) -> Iterable[Supervisor]:
    """A module supervises where it starts children under a strategy."""
    for start in supervisor_starts(program, module):
        if not start.dynamic:
            yield _supervisor(module, program, start)


def _supervisor(module: Expanded, program: Program, start: SupervisorStart) -> Supervisor:
    owner = _owner(module, program, start)
    callback = start.function == "init/1" and not start.stated
    name = registered_name(program, module) if callback else option(start.options, "name")
    return Supervisor(
        module=start.module,
        span=program.place(start.site),
        function=start.function,
        owner=owner,
        name=name_of(program, name, start.site),
        strategy=strategy(program, start.options, start.site),
        intensity=intensity(program, start.options, start.site, restarts=1 if start.raw else 3),
        auto_shutdown=auto_shutdown(program, start.options, start.site),
        options_known=_closed(start.options),
        children=child_specs(program, start.children, start.site),
        conditions=conditions(program, start.given),
    )


def _owner(module: Expanded, program: Program, start: SupervisorStart) -> Literal["module", "inline"]:
    callback = start.function in ("init/1", "start/2", "start_link/1", "start_link/0")
    if (
        callback
        and not start.stated
        and (set(module.behaviours) & _BEHAVIOURS or program.is_start_module(module.source.name))
    ):
        return "module"
    return "inline"


def _closed(options: Value) -> bool:
    """Whichever options these are, they are read completely."""
    match options:
        case MapV(open=is_open):
            return not is_open
        case ListV(items=items):
            return all(_is_pair(item) for item in items)
        case ChoiceV(options=ways):
            return all(_closed(way.value) for way in ways)
        case _:
            return False


def _is_pair(item: Item) -> bool:
    """A keyword pair that is certainly there."""
    if item.spread or item.given or not isinstance(item.value, TupleV):
        return False
    return isinstance(item.value.items[0], AtomV)
