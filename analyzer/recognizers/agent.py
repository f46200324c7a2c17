"""Agents: `use Agent`, or a start function that calls Agent.start_link."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.program import Program
from analyzer.evaluate.sites import CallSite, sites
from analyzer.evaluate.supervisors import option
from analyzer.expand.expansion import Expanded
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
            initial=evaluator.text(found.args[0], found.scope) if found.args else None,
        )
    elif module.uses_module("Agent"):
        use = next(use for use in module.uses if use.module == "Agent")
        node = use.form.node
        site = use.form.injection.site if use.form.injection else use.form.site(node)
        yield Agent(module=module.source.name, span=program.place(site))


def _start(module: Expanded, program: Program) -> CallSite | None:
    """The Agent.start_link of a start function of this module."""
    for definition in module.definitions:
        if definition.name.startswith("start"):
            for site in sites(program, definition, frozenset({"start_link", "start"})):
                if site.module == "Agent":
                    return site
    return None
