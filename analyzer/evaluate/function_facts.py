"""The functions of a module, with the docs and specs written above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzer.evaluate.attribute_facts import documentation
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.evidence import conditions
from analyzer.evaluate.messages import origin
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.shapes import pattern_shape
from analyzer.evaluate.spec_facts import specs_of
from analyzer.expand.definitions import Definition, Site, default, delegate_target, without_default
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Attribute
from analyzer.project.secrets import REDACTED, is_secret
from models import modules as model
from models.ast import Atom, Node, String, Variable


@dataclass(slots=True)
class _Group:
    """The clauses of one name and arity, and what the attributes above its first clause said."""

    clauses: list[Definition] = field(default_factory=list)
    doc: str | None = None
    hidden: bool = False
    impl: str | None = None


def functions_of(program: Program, module: Expanded) -> Iterator[model.Function]:
    specs: dict[tuple[str, int], list[model.Spec]] = {}
    for spec in specs_of(program, module, ("spec",)):
        specs.setdefault((spec.name, len(spec.params)), []).append(spec)
    for (name, arity), group in _groups(module).items():
        first = group.clauses[0]
        target = delegate_target(first.node, first.env) if first.kind is model.FunctionKind.DEFDELEGATE else None
        yield model.Function(
            name=name,
            arity=arity,
            kind=first.kind,
            defaults=max(clause.defaults for clause in group.clauses),
            clauses=tuple(_clause(program, clause) for clause in _with_bodies(group.clauses)),
            specs=tuple(specs.get((name, arity), ())),
            doc=group.doc,
            hidden=group.hidden,
            impl=group.impl,
            delegate=f"{target[0]}.{target[1] or name}" if target else None,
            injected=origin(program, first.injection),
            span=program.place(Site(first.file, first.node.start, first.node.end)),
        )


def _with_bodies(clauses: list[Definition]) -> list[Definition]:
    """A head that only declares defaults is no clause of its own, unless nothing else is there."""
    return [clause for clause in clauses if clause.body is not None] or clauses


def _groups(module: Expanded) -> dict[tuple[str, int], _Group]:
    groups: dict[tuple[str, int], _Group] = {}
    attributes = {id(a.form.node): a for a in module.attributes}
    definitions = {id(d.node): d for d in module.definitions}
    note = _Group()
    for form in module.forms:
        if attribute := attributes.get(id(form.node)):
            _take_note(note, attribute)
        elif definition := definitions.get(id(form.node)):
            group = groups.setdefault((definition.name, definition.arity), note)
            group.clauses.append(definition)
            note = _Group()
    return groups


def _take_note(note: _Group, attribute: Attribute) -> None:
    match attribute.name:
        case "doc":
            doc, hidden = documentation([attribute])
            note.doc, note.hidden = doc or note.doc, hidden
        case "impl":
            note.impl = _impl(attribute)
        case _:
            pass


def _impl(attribute: Attribute) -> str | None:
    match attribute.value:
        case Atom(value="true"):
            return "true"
        case Atom(value="false"):
            return None
        case node:
            return attribute.form.env.module_of(node)


def _clause(program: Program, definition: Definition) -> model.Clause:
    scope = Scope(definition.env, form=definition.node)
    guard = definition.guard
    return model.Clause(
        params=tuple(pattern_shape(program, without_default(param), scope) for param in definition.params),
        defaults=_defaults(program, definition),
        guard=program.text(Site(definition.file, guard.start, guard.end)) if guard is not None else None,
        conditions=conditions(program, tuple(Evaluator(program).branch(b) for b in definition.branches)),
        span=program.place(Site(definition.file, definition.node.start, definition.node.end)),
    )


def _defaults(program: Program, definition: Definition) -> tuple[str | None, ...]:
    if not definition.defaults:
        return ()
    return tuple(_default(program, definition, param) for param in definition.params)


def _default(program: Program, definition: Definition, param: Node) -> str | None:
    value, name = default(param), without_default(param)
    if value is None:
        return None
    if isinstance(value, String) and isinstance(name, Variable) and is_secret(name.name):
        return REDACTED
    return program.text(Site(definition.file, value.start, value.end))
