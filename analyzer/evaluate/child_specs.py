"""Values of a child list as child specs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyzer.evaluate.child_branches import Draft, joined_branches
from analyzer.evaluate.child_defaults import with_defaults
from analyzer.evaluate.child_forms import At, read
from analyzer.evaluate.choices import default_of, looked_up
from analyzer.evaluate.elements import elements
from analyzer.evaluate.evidence import conditions, unresolved
from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import clipped
from analyzer.evaluate.values import AtomV, CallV, ChoiceV, Item, ListV, MapV, TupleV, UnknownV, Value
from analyzer.expand.definitions import Site
from models.constructs.child_spec import ChildForm, ChildSpec
from models.evidence import Certainty, Unresolved


def child_specs(program: Program, children: Value, at: Site) -> tuple[ChildSpec | Unresolved, ...]:
    """The children of a list in order. What a list holds in every branch is unconditional."""
    items = (Item(children, spread=True),) if isinstance(children, MapV) else elements(children)
    drafts = [draft for item in items for draft in _drafts(program, item, at)]
    return tuple(_finished(program, draft) for draft in joined_branches(drafts))


def child_spec(program: Program, value: Value, at: Site) -> ChildSpec | Unresolved:
    """One child, as start_child takes it; one of several is unknown, with what it may be."""
    drafts = joined_branches(list(_drafts(program, Item(value), at)))
    if len(drafts) == 1:
        return _finished(program, drafts[0])
    unknown = unresolved(program, value, at)
    known = dict.fromkeys(d.child.module for d in drafts if isinstance(d.child, ChildSpec))
    modules = tuple(module for module in known if isinstance(module, str))
    if not modules:
        return unknown
    return ChildSpec(module=unknown, form=ChildForm.MODULE, alternatives=modules, span=program.place(at))


def _finished(program: Program, draft: Draft) -> ChildSpec | Unresolved:
    if isinstance(draft.child, Unresolved):
        return draft.child
    child = draft.child.model_copy(update={"conditions": conditions(program, draft.given)})
    return with_defaults(program, child)


# ---------------------------------------------------------------- one element


def _drafts(program: Program, item: Item, at: Site) -> Iterator[Draft]:
    value, site = item.value, item.value.site or at
    if item.spread:
        yield Draft(unresolved(program, value, at), item.given)
        return
    match value:
        case ChoiceV():
            yield from _choice(program, item, at)
        case TupleV(items=(ChoiceV() as module, *rest)) if _all_known(module):
            for option in module.options:
                made = TupleV((option.value, *rest), site=value.site)
                yield from _drafts(program, replace(item, value=made, given=(*item.given, *option.given)), at)
        case AtomV(name="nil" | "false"):
            return
        case ListV(items=items) if items:
            for inner in items:
                yield from _drafts(program, item.around(inner), at)
        case _:
            child = read(At(program, site), value)
            if isinstance(child, ChildSpec):
                many = clipped(item.many) if item.many else None
                child = child.model_copy(update={"many": many, "ordered": not item.loose})
            yield Draft(child, item.given)


def _all_known(module: ChoiceV) -> bool:
    return (
        default_of(module) is None
        and not looked_up(module)
        and all(isinstance(option.value, AtomV) for option in module.options)
    )


def _choice(program: Program, item: Item, at: Site) -> Iterator[Draft]:
    assert isinstance(item.value, ChoiceV)
    default = default_of(item.value)
    if default is not None:
        for draft in _drafts(program, replace(item, value=default), at):
            yield replace(draft, child=_inferred(draft.child))
        return
    if looked_up(item.value) or any(_opaque(option.value) for option in item.value.options):
        yield Draft(_one_of(program, item.value, at), item.given)
        return
    for option in item.value.options:
        yield from _drafts(program, replace(item, value=option.value, given=(*item.given, *option.given)), at)


def _one_of(program: Program, value: ChoiceV, at: Site) -> ChildSpec | Unresolved:
    """A child that is chosen at run time: unknown, with the modules that we know it may be."""
    unknown = unresolved(program, value, at)
    found = (read(At(program, at), option.value) for option in value.options if not _opaque(option.value))
    known = dict.fromkeys(c.module for c in found if isinstance(c, ChildSpec) and isinstance(c.module, str))
    if not known:
        return unknown
    return ChildSpec(module=unknown, form=ChildForm.MODULE, alternatives=tuple(known), span=program.place(at))


def _opaque(value: Value) -> bool:
    if isinstance(value, CallV):
        return value.name != "child_spec" and value.module != "Supervisor.Spec"
    return isinstance(value, UnknownV)


def _inferred(child: ChildSpec | Unresolved) -> ChildSpec | Unresolved:
    return child.model_copy(update={"certainty": Certainty.INFERRED}) if isinstance(child, ChildSpec) else child
