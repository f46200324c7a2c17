"""Tasks as modules: `use Task`."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import show
from analyzer.evaluate.sites import sites
from analyzer.evaluate.values import AtomV, FunctionV
from analyzer.expand.expanded import Expanded
from analyzer.recognizers.registry import recognizer
from models.constructs.task import Task


@recognizer
def recognize(module: Expanded, program: Program) -> Iterable[Task]:
    """A module with `use Task` is a child that runs one function."""
    for use in module.uses:
        if use.module == "Task":
            node = use.form.node
            site = use.form.injection.site if use.form.injection else use.form.site(node)
            yield Task(module=module.source.name, span=program.place(site), function=_function(module, program))
            return


def _function(module: Expanded, program: Program) -> str | None:
    """`Task.start_link(__MODULE__, :run, [arg])` or `Task.start_link(&run/0)`."""
    for definition in module.definitions:
        if not definition.name.startswith("start"):
            continue
        for site in sites(program, definition, frozenset({"start_link", "start"})):
            if site.module != "Task":
                continue
            values = [Evaluator(program).value(arg, site.scope) for arg in site.args]
            match values:
                case [AtomV() as target, AtomV(name=name), _]:
                    return f"{target.module}.{name}"
                case [FunctionV(named=(owner, name, arity))]:
                    return f"{owner}.{name}/{arity}"
                case [first, *_]:
                    return show(first)
                case _:
                    return None
    return None
