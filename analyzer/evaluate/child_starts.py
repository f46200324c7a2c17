"""How a child is started: the module, function and arguments that its spec states."""

from __future__ import annotations

from analyzer.evaluate.child_arguments import name_in
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import clipped, show
from analyzer.evaluate.values import AtomV, ListV, NumberV, StringV, TupleV, Value
from analyzer.expand.definitions import Site
from models.constructs.child_spec import StartCall
from models.evidence import Certainty

_TAKES_MODULE = {
    "Elixir.GenServer": 1,
    "Elixir.GenStage": 1,
    "Elixir.Supervisor": 2,
    "Elixir.DynamicSupervisor": 2,
    "gen_server": 1,
    "gen_statem": 1,
    "supervisor": 2,
}
"""Whose start_link takes the module that the process runs, and with how many arguments at least."""


def behind(module: Value, function: str, args: Value) -> Value:
    """The module that a start call names: of `GenServer.start_link(Mod, …)` that is `Mod`."""
    if not isinstance(module, AtomV) or function not in ("start_link", "start") or not isinstance(args, ListV):
        return module
    values = [item.value for item in args.items if item.certain]
    least = _TAKES_MODULE.get(module.name)
    if least is None or len(values) != len(args.items) or len(values) < least:
        return module
    found = values[1] if isinstance(values[0], TupleV) and len(values) > least else values[0]
    return found if isinstance(found, AtomV) and found.name not in ("nil", "true", "false") else module


def start_settings(program: Program, start: Value, site: Site) -> dict[str, object]:
    """What a child's `start:` says of it; of one that is not known, that what was known before may not hold."""
    match start:
        case TupleV(items=(module, AtomV(name=function), args)):
            last = args.items[-1].value if isinstance(args, ListV) and args.items else None
            owner = module.module if isinstance(module, AtomV) else show(module)
            call = StartCall(module=owner, function=function, args=written(program, args))
            return {"start": call, "name": name_of(program, name_in(last), site)}
        case _:
            return {"start": None, "name": None, "certainty": Certainty.INFERRED}


def written(program: Program, argument: Value) -> str:
    """An argument as it is written, or what is known of it."""
    if isinstance(argument, AtomV | NumberV | StringV) or not argument.site:
        return clipped(show(argument))
    return clipped(program.text(argument.site))
