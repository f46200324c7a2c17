"""An expanded module as the model's Module: functions, specs, types, struct, docs, attributes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.evidence import conditions
from analyzer.evaluate.messages import origin
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.shapes import pattern_shape
from analyzer.evaluate.spec_facts import specs_of, type_definitions
from analyzer.evaluate.struct_facts import struct_of
from analyzer.evaluate.values import Given
from analyzer.expand.definitions import Branch, Definition, Site, default, delegate_target, without_default
from analyzer.expand.expansion import Attribute, Expanded, Form, UseForm
from analyzer.project.secrets import REDACTED, is_secret
from models import modules as model
from models.ast import Atom, Call, List, Node, Sigil, String, Tuple, Variable
from models.evidence import Reason, Unresolved

_RESERVED = frozenset(
    "doc moduledoc typedoc spec type typep opaque callback macrocallback impl optional_callbacks behaviour "
    "enforce_keys before_compile after_compile on_definition on_load external_resource compile deprecated "
    "dialyzer derive since vsn file nifs fallback_to_any after_verify".split()
)


def module_facts(program: Program, module: Expanded) -> model.Module:
    """Everything that the source says of the module itself."""
    source = module.source
    doc, hidden = _documentation([a for a in module.attributes if a.name == "moduledoc"])
    return model.Module(
        name=source.name,
        kind=source.kind,
        app=program.app_of(source.file),
        doc=doc,
        hidden=hidden,
        functions=tuple(_functions(program, module)),
        types=tuple(type_definitions(program, module)),
        callbacks=tuple(specs_of(program, module, ("callback", "macrocallback"))),
        optional_callbacks=tuple(_optional(module)),
        struct=struct_of(program, module),
        attributes=tuple(_attributes(program, module)),
        behaviours=module.behaviours,
        uses=tuple(_use(program, use) for use in module.uses),
        generated=source.generated,
        conditions=conditions(program, tuple(_given(program, branch) for branch in source.branches)),
        unresolved=(*(_unknown(program, use) for use in module.uses if not use.known), *_computed(program, module)),
        span=program.place(Site(source.file, source.node.start, source.node.end)),
    )


def _given(program: Program, branch: Branch) -> Given:
    site = Site(branch.file, branch.node.start, branch.node.end)
    return Given(program.text(site), branch.holds, site)


# ---------------------------------------------------------------- functions


@dataclass(slots=True)
class _Group:
    """The clauses of one name and arity, and what the attributes above its first clause said."""

    clauses: list[Definition] = field(default_factory=list)
    doc: str | None = None
    hidden: bool = False
    impl: str | None = None


def _functions(program: Program, module: Expanded) -> Iterator[model.Function]:
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
            doc, hidden = _documentation([attribute])
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
    scope = Scope(definition.env)
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


# ---------------------------------------------------------------- attributes


def _documentation(attributes: list[Attribute]) -> tuple[str | None, bool]:
    """The last text, and whether `false` hides it."""
    doc, hidden = None, False
    for attribute in attributes:
        match attribute.value:
            case String(value=text) | Sigil(parts=(String(value=text),)):
                doc = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
            case Atom(value="false"):
                hidden = True
            case _:
                pass
    return doc, hidden


def _attributes(program: Program, module: Expanded) -> Iterator[model.Attribute]:
    for attribute in module.attributes:
        if attribute.name in _RESERVED:
            continue
        form, value = attribute.form, attribute.value
        text = program.text(form.site(value))
        yield model.Attribute(
            name=attribute.name,
            value=REDACTED if is_secret(attribute.name) else _clipped(text),
            span=program.place(form.site(form.node)),
        )


def _clipped(text: str, limit: int = 200) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _optional(module: Expanded) -> Iterator[str]:
    for attribute in module.attributes:
        if attribute.name == "optional_callbacks" and isinstance(attribute.value, List):
            yield from (name for item in attribute.value.items if (name := _name_and_arity(item)))


def _name_and_arity(item: Node) -> str | None:
    match item:
        case Tuple(items=(Atom(value=name), arity)):
            return f"{name}/{getattr(arity, 'value', '?')}"
        case _:
            return None


# ---------------------------------------------------------------- use


def _use(program: Program, use: UseForm) -> model.Use:
    options = use.options
    text = None
    if options:
        text = _clipped(program.text(Site(use.form.env.file, options[0].start, options[-1].end)))
    return model.Use(
        module=use.module,
        options=text,
        known=use.known,
        injected=origin(program, use.form.injection),
        span=program.place(_site(use.form)),
    )


def _site(form: Form) -> Site:
    return form.site(form.node)


def _unknown(program: Program, use: UseForm) -> Unresolved:
    site = _site(use.form)
    reason = Reason.UNKNOWN_MACRO if use.module else Reason.UNQUOTE
    return Unresolved(reason=reason, text=_clipped(program.text(site)), span=program.place(site))


def _computed(program: Program, module: Expanded) -> Iterator[Unresolved]:
    """Definitions that only running the macro would name."""
    for form in module.computed:
        head = form.node.args[0] if isinstance(form.node, Call) and form.node.args else form.node
        yield Unresolved(
            reason=Reason.UNQUOTE, text=_clipped(program.text(form.site(head))), span=program.place(form.site(head))
        )
