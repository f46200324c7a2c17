"""What a child is by default, when its spec does not say: the id that its module gives."""

from __future__ import annotations

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.values import AtomV, ListV, Value, lookup
from analyzer.expand.definitions import Site
from analyzer.expand.expansion import Expanded, UseForm
from models.constructs.child_spec import ChildForm, ChildSpec

_FORMS = (ChildForm.MODULE, ChildForm.TUPLE, ChildForm.CHILD_SPEC)
_SPECS = ("GenServer", "Supervisor", "DynamicSupervisor", "Agent", "Task", "GenStage", "ConsumerSupervisor", "Broadway")


def default_id(program: Program, child: ChildSpec, site: Site) -> str | None:
    """The id of a child whose spec states none; None when it states one, or when we cannot tell."""
    if child.id is not None or child.form not in _FORMS or not isinstance(child.module, str):
        return None
    if len(program.index.by_name.get(child.module, ())) > 1:
        return None
    module = program.module(child.module)
    return _own(program, module, site) if module else _library(program, child)


def _own(program: Program, module: Expanded, site: Site) -> str | None:
    """`use GenServer, id: :x` says it; otherwise it is the module itself. A child_spec/1 by hand may say anything."""
    if module.clauses("child_spec", 1) or not all(use.known for use in module.uses):
        return None
    uses = [use for use in module.uses if use.module in _SPECS]
    if not uses:
        return None
    stated = name_of(program, _stated(program, uses[-1]), site)
    if stated is None:
        return module.source.name
    return stated if isinstance(stated, str) else None


def _stated(program: Program, use: UseForm) -> Value | None:
    """The `id:` of the options; an unknown value where the options themselves are unknown."""
    if not use.options:
        return None
    options = Evaluator(program).value(use.options[0], Scope(use.form.env))
    return lookup(options, AtomV("id")) if isinstance(options, ListV) else options


def _library(program: Program, child: ChildSpec) -> str | None:
    library = program.library(child.module) if isinstance(child.module, str) else None
    if library is None or library.child is None:
        return None
    match library.child.id:
        case "module":
            return library.module
        case "name":
            return child.name if isinstance(child.name, str) else None
        case literal:
            return literal
