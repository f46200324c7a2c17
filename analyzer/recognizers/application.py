"""OTP applications: `use Application`, or the module that mix.exs names in `mod:`."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.evaluate.program import Program
from analyzer.expand.definitions import Site
from analyzer.expand.expanded import Expanded
from analyzer.recognizers.registry import recognizer
from models.constructs.application import Application


@recognizer
def recognize(module: Expanded, program: Program) -> Iterable[Application]:
    """A module is an application's start module by its behaviour or by mix.exs."""
    name = module.source.name
    declared = program.is_start_module(name)
    if not declared and "Application" not in module.behaviours:
        return
    if not module.clauses("start", 2):
        return
    first = module.clauses("start", 2)[0]
    site = Site(first.file, first.node.start, first.node.end)
    yield Application(module=name, span=program.place(site), app=program.app_of(module.source.file), declared=declared)
