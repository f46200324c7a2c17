"""The name under which a module's own start function registers its process."""

from __future__ import annotations

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.lookup import option
from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import show
from analyzer.evaluate.sites import CallSite, sites
from analyzer.evaluate.values import NIL, AtomV, ChoiceV, ListV, TupleV, UnknownV, Value
from analyzer.expand.expanded import Expanded
from models.ast import Node
from models.evidence import Reason


def registered_name(program: Program, module: Expanded) -> Value | None:
    """The name under which the module's own start function registers the process."""
    names: list[Value] = []
    for definition in module.definitions:
        if definition.name.startswith("start"):
            for site in sites(program, definition, frozenset({"start_link", "start", "start_monitor"})):
                names += _registered(program, module, site)
    if not names or all(name == names[0] for name in names):
        return names[0] if names else None
    return UnknownV(Reason.PARAMETER, " | ".join(dict.fromkeys(show(name) for name in names)))


def _registered(program: Program, module: Expanded, site: CallSite) -> list[Value]:
    """The name that one start call gives, NIL for none; nothing where it starts something else."""
    evaluator = Evaluator(program)
    if (site.module.startswith(":gen_") and len(site.args) == 4) or (
        site.module == ":supervisor" and len(site.args) == 3
    ):
        local = _local_name(evaluator.value(site.args[0], site.scope))
        return [local] if local is not None else []
    if site.module not in _STARTERS or not site.args:
        return []
    own = evaluator.value(site.args[0], site.scope) == AtomV(f"Elixir.{module.source.name}")
    if site.module != "Agent" and not own:
        return []
    given = _options(site)
    options = evaluator.value(given, site.scope) if given is not None else NIL
    name = option(options, "name") if isinstance(options, ListV | ChoiceV | UnknownV) else None
    if given is not None and isinstance(name, UnknownV) and not name.text:
        return [UnknownV(Reason.PARAMETER, evaluator.text(given, site.scope))]
    return [name if name is not None else NIL]


def _options(site: CallSite) -> Node | None:
    """Where a start function takes its options: after module and argument, after an agent's function."""
    if site.module == "Agent":
        return site.args[-1] if len(site.args) in (2, 4) else None
    return site.args[2] if len(site.args) == 3 else None


_STARTERS = (
    "GenServer",
    "Supervisor",
    "DynamicSupervisor",
    "Agent",
    "GenStage",
    "ConsumerSupervisor",
    "GenStateMachine",
)


def _local_name(value: Value) -> Value | None:
    match value:
        case TupleV(items=(AtomV(name="local"), name)):
            return name
        case TupleV():
            return value
        case _:
            return None
