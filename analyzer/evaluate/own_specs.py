"""A module's child_spec/1 that stands in its own text, and what one built on `super` changes."""

from __future__ import annotations

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.values import CallV, SpecV, Value
from analyzer.expand.definitions import Site, delegate_target, read_definition
from analyzer.expand.env import Env
from analyzer.expand.expanded import Expanded
from models.ast import Call
from models.modules import FunctionKind


def written_spec(program: Program, module: str, argument: Value, site: Site) -> Value | None:
    """What a child_spec/1 in the module's own text gives; None: there is none."""
    for clause in program.clauses(module, "child_spec", 1):
        target = delegate_target(clause.node, clause.env) if clause.kind is FunctionKind.DEFDELEGATE else None
        if target is not None and target[1] in (None, "child_spec"):
            return CallV(target[0], "child_spec", (argument,), f"{target[0]}.child_spec")
    return Evaluator(program).call(module, "child_spec", [argument], Scope(Env(site.file)))


def is_super_written(module: Expanded | None) -> bool:
    """Whether `super` in the module's child_spec/1 is one that a macro wrote out, not that of a `use` we know."""
    kept = {id(definition.node) for definition in module.definitions} if module else set()
    for form in module.forms if module else ():
        if form.injection and id(form.node) not in kept and isinstance(form.node, Call):
            definition = read_definition(form.node, form.env)
            if definition is not None and (definition.name, definition.arity) == ("child_spec", 1):
                return True
    return False


def changes_of_super(spec: Value) -> tuple[Value, ...] | None:
    """What a spec built on `super(arg)` changes, in order; None: it is built on something else."""
    match spec:
        case CallV(name="super"):
            return ()
        case SpecV(base=base, overrides=change):
            changes = changes_of_super(base)
            return None if changes is None else (*changes, *([change] if change is not None else []))
        case _:
            return None
