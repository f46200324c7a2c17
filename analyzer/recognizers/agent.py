"""Agents: `use Agent`, or a start function that calls Agent.start_link."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.lookup import option
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.program import Program
from analyzer.evaluate.sites import CallSite, sites
from analyzer.evaluate.values import AtomV, ListV
from analyzer.expand.expanded import Expanded
from analyzer.recognizers.registry import recognizer
from models.constructs.agent import Agent


@recognizer
def recognize(module: Expanded, program: Program) -> Iterable[Agent]:
    """A module holds an Agent where it starts one."""
    found = _start(module, program)
    if found is not None:
        evaluator = Evaluator(program)
        options = evaluator.value(found.args[-1], found.scope) if len(found.args) > 1 else None
        name = option(options, "name") if options is not None else None
        yield Agent(
            module=module.source.name,
            span=program.place(found.site),
            name=name_of(program, name, found.site),
            initial=_initial(evaluator, found),
        )
    elif module.uses_module("Agent"):
        use = next(use for use in module.uses if use.module == "Agent")
        node = use.form.node
        site = use.form.injection.site if use.form.injection else use.form.site(node)
        yield Agent(module=module.source.name, span=program.place(site))


def _initial(evaluator: Evaluator, start: CallSite) -> str | None:
    """The function that gives the first state: as written, or the name of module, function and arguments."""
    values = [evaluator.value(arg, start.scope) for arg in start.args[:3]]
    match values:
        case [AtomV() as module, AtomV(name=function), ListV(items=items)] if not any(item.spread for item in items):
            return f"&{module.module}.{function}/{len(items)}"
        case []:
            return None
        case _:
            return evaluator.text(start.args[0], start.scope)


def _start(module: Expanded, program: Program) -> CallSite | None:
    """The Agent.start_link of a start function of this module."""
    for definition in module.definitions:
        if definition.name.startswith("start"):
            for site in sites(program, definition, frozenset({"start_link", "start"})):
                if site.module == "Agent":
                    return site
    return None
