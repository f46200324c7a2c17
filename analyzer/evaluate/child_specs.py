"""Values of a child list as child specs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from analyzer.evaluate.child_branches import Draft, joined_branches
from analyzer.evaluate.child_defaults import default_id
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.showing import clipped, show
from analyzer.evaluate.values import (
    NIL,
    AtomV,
    CallV,
    ChoiceV,
    Given,
    Item,
    ListV,
    MapV,
    NumberV,
    SpecV,
    StringV,
    TupleV,
    UnknownV,
    Value,
    default_of,
    elements,
    looked_up,
    lookup,
)
from analyzer.expand.definitions import Site
from analyzer.expand.env import Env
from models.constructs.child_spec import ChildForm, ChildSpec, Restart, StartCall
from models.evidence import Certainty, Condition, Reason, Unresolved

_LEGACY = {"worker": "worker", "supervisor": "supervisor"}


def child_specs(program: Program, children: Value, at: Site) -> tuple[ChildSpec | Unresolved, ...]:
    """The children of a list in order. What a list holds in every branch is unconditional."""
    drafts = [draft for item in elements(children) for draft in _drafts(program, item, at)]
    return tuple(_finished(program, draft, at) for draft in joined_branches(drafts))


def child_spec(program: Program, value: Value, at: Site) -> ChildSpec | Unresolved:
    """One child, as start_child takes it; one of several is unknown, with what it may be."""
    drafts = joined_branches(list(_drafts(program, Item(value), at)))
    if len(drafts) == 1:
        return _finished(program, drafts[0], at)
    unknown = unresolved(program, value, at)
    known = dict.fromkeys(d.child.module for d in drafts if isinstance(d.child, ChildSpec))
    modules = tuple(module for module in known if isinstance(module, str))
    if not modules:
        return unknown
    return ChildSpec(module=unknown, form=ChildForm.MODULE, alternatives=modules, span=program.place(at))


def unresolved(program: Program, value: Value, at: Site) -> Unresolved:
    """A value that we could not take further, as the model says it."""
    reason = value.reason if isinstance(value, UnknownV) else Reason.EXPRESSION
    if isinstance(value, CallV):
        reason = Reason.UNKNOWN_FUNCTION
    site = value.site or at
    return Unresolved(reason=reason, text=clipped(show(value) or program.text(site)), span=program.place(site))


def conditions(program: Program, given: tuple[Given, ...]) -> tuple[Condition, ...]:
    unique = dict.fromkeys((g.text, g.holds, g.site) for g in given)
    return tuple(Condition(text=clipped(t), holds=h, span=program.place(s)) for t, h, s in unique)


def _finished(program: Program, draft: Draft, at: Site) -> ChildSpec | Unresolved:
    if isinstance(draft.child, Unresolved):
        return draft.child
    given = conditions(program, draft.given)
    return draft.child.model_copy(update={"conditions": given, "default_id": default_id(program, draft.child, at)})


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
                given = (*item.given, *inner.given)
                yield from _drafts(program, replace(inner, given=given, many=inner.many or item.many), at)
        case _:
            child = _read(program, value, site)
            if isinstance(child, ChildSpec) and item.many:
                child = child.model_copy(update={"many": clipped(item.many)})
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
    found = (_read(program, option.value, at) for option in value.options if not _opaque(option.value))
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


def _read(program: Program, value: Value, site: Site) -> ChildSpec | Unresolved:
    match value:
        case AtomV():
            return _spec(program, value, ChildForm.MODULE, None, site)
        case TupleV(items=(module, argument)):
            return _pair(program, module, argument, site)
        case TupleV(items=(id_, TupleV(items=(module, function, args)), restart, shutdown, kind, _)):
            entries = (("id", id_), ("start", TupleV((module, function, args))), ("restart", restart))
            more = (("shutdown", shutdown), ("type", kind))
            made = MapV(tuple((AtomV(key), found) for key, found in (*entries, *more)), site=site)
            return _map(program, made, ChildForm.ERLANG, site)
        case MapV():
            return _map(program, value, ChildForm.MAP, site)
        case SpecV(base=base, overrides=overrides):
            return _overridden(program, base, overrides, site)
        case CallV(module=module, name="child_spec", args=args) if module != "Kernel":
            base = TupleV((AtomV(_stored(module)), *args[:1])) if args else AtomV(_stored(module))
            return _overridden(program, base, None, site)
        case CallV(module="Supervisor.Spec" | "Kernel", name=name, args=(module, *rest)) if name in _LEGACY:
            return _legacy(program, name, module, rest, site)
        case _:
            return unresolved(program, value, site)


def _stored(module: str) -> str:
    return module[1:] if module.startswith(":") else f"Elixir.{module}"


def _pair(program: Program, module: Value, argument: Value, site: Site) -> ChildSpec | Unresolved:
    name = _name_in(argument)
    return _spec(program, module, ChildForm.TUPLE, argument, site, name)


def _spec(
    program: Program, module: Value, form: ChildForm, argument: Value | None, site: Site, name: Value | None = None
) -> ChildSpec | Unresolved:
    started, certainty = _module(program, module, site)
    if isinstance(started, Unresolved) and form is ChildForm.MODULE:
        return started
    child = ChildSpec(
        module=started,
        form=form,
        argument=clipped(_argument(program, argument)) if argument is not None else None,
        name=name_of(program, name, site),
        certainty=certainty,
        alternatives=_alternatives(module) if isinstance(started, Unresolved) else (),
        span=program.place(site),
    )
    return _with_own_spec(program, child, argument, site)


def _alternatives(module: Value) -> tuple[str, ...]:
    """The modules that a choice may give."""
    options = module.options if isinstance(module, ChoiceV) else ()
    return tuple(dict.fromkeys(o.value.module for o in options if isinstance(o.value, AtomV) and o.value.is_module))


def _with_own_spec(program: Program, child: ChildSpec, argument: Value | None, site: Site) -> ChildSpec:
    """What the child's own child_spec/1 says, when the module writes one."""
    if not isinstance(child.module, str):
        return child
    own = Evaluator(program).call(child.module, "child_spec", [argument or ListV(())], Scope(Env(site.file)))
    match own:
        case SpecV(base=CallV(name="super"), overrides=Value() as overrides):
            return _with_options(program, child, overrides, site)
        case MapV() | SpecV():
            pass
        case _:
            return child
    made = _read(program, own, site)
    if isinstance(made, Unresolved):
        return _with_options(program, child, own, site) if isinstance(own, MapV) else child
    updates = {"id": made.id, "name": child.name or made.name, "start": made.start}
    more = {"restart": made.restart, "shutdown": made.shutdown, "type": made.type, "significant": made.significant}
    return child.model_copy(update=updates | more)


def _argument(program: Program, argument: Value) -> str:
    if isinstance(argument, AtomV | NumberV | StringV):
        return show(argument)
    return program.text(argument.site) if argument.site else show(argument)


def _module(program: Program, value: Value, site: Site) -> tuple[str | Unresolved, Certainty]:
    match value:
        case AtomV() if value.name not in ("nil", "true", "false"):
            return value.module, Certainty.EXACT
        case ChoiceV() if isinstance(default := default_of(value), AtomV):
            return default.module, Certainty.INFERRED
        case _:
            return unresolved(program, value, site), Certainty.EXACT


def _name_in(argument: Value | None) -> Value | None:
    """`name:` where the argument is a keyword list."""
    if isinstance(argument, ChoiceV) and all(isinstance(option.value, ListV) for option in argument.options):
        return lookup(argument, AtomV("name"))
    if not isinstance(argument, ListV):
        return None
    if argument.items and isinstance(argument.items[-1].value, ListV):
        return _name_in(argument.items[-1].value)
    for item in argument.items:
        match item.value:
            case TupleV(items=(AtomV(name="name"), name)) if not item.given:
                return None if name == NIL else name
            case _:
                pass
    return None


def _map(program: Program, value: MapV, form: ChildForm, site: Site) -> ChildSpec | Unresolved:
    match lookup(value, AtomV("start")):
        case TupleV(items=(module, AtomV(name=function), args)):
            pass
        case _:
            return unresolved(program, value, site)
    started, certainty = _module(program, module, site)
    name = None
    if isinstance(args, ListV) and args.items:
        name = _name_in(args.items[-1].value)
    start = StartCall(
        module=started if isinstance(started, str) else started.text,
        function=function,
        args=clipped(_argument(program, args)),
    )
    child = ChildSpec(
        module=started,
        form=form,
        start=start,
        name=name_of(program, name, site),
        certainty=certainty,
        span=program.place(site),
    )
    return _with_options(program, child, value, site)


def _with_options(program: Program, child: ChildSpec, options: Value, site: Site) -> ChildSpec:
    updates: dict[str, object] = {}
    id_ = lookup(options, AtomV("id"))
    if id_ is not None and not (isinstance(id_, UnknownV) and not id_.text):
        updates["id"] = name_of(program, id_, site)
    restart = lookup(options, AtomV("restart"))
    if restart is not None:
        updates["restart"] = _restart(program, restart, site)
    shutdown = lookup(options, AtomV("shutdown"))
    if shutdown is not None:
        updates["shutdown"] = _shutdown(program, shutdown, site)
    kind = lookup(options, AtomV("type"))
    if kind is not None:
        updates["type"] = _type(program, kind, site)
    significant = lookup(options, AtomV("significant"))
    if isinstance(significant, AtomV):
        updates["significant"] = significant.name == "true"
    return child.model_copy(update=updates)


def _restart(program: Program, value: Value, site: Site) -> Restart | Unresolved:
    if isinstance(value, AtomV) and value.name in {restart.value for restart in Restart}:
        return Restart(value.name)
    return unresolved(program, value, site)


def _shutdown(program: Program, value: Value, site: Site) -> str | Unresolved:
    match value:
        case AtomV(name=name):
            return name
        case NumberV(value=number):
            return str(number)
        case _:
            return unresolved(program, value, site)


def _type(program: Program, value: Value, site: Site) -> Literal["worker", "supervisor"] | Unresolved:
    match value:
        case AtomV(name="worker"):
            return "worker"
        case AtomV(name="supervisor"):
            return "supervisor"
        case _:
            return unresolved(program, value, site)


def _overridden(program: Program, base: Value, overrides: Value | None, site: Site) -> ChildSpec | Unresolved:
    child = _read(program, base, site)
    if isinstance(child, Unresolved):
        return child
    child = child.model_copy(update={"form": ChildForm.CHILD_SPEC, "span": program.place(site)})
    return _with_options(program, child, overrides, site) if overrides is not None else child


def _legacy(program: Program, kind: str, module: Value, rest: list[Value], site: Site) -> ChildSpec | Unresolved:
    """`worker(Mod, args, options)` of the old Supervisor.Spec."""
    arguments = rest[0] if rest else ListV(())
    options = rest[1] if len(rest) > 1 else ListV(())
    function = lookup(options, AtomV("function")) or AtomV("start_link")
    made = MapV(((AtomV("start"), TupleV((module, function, arguments))), (AtomV("type"), AtomV(kind))), site=site)
    child = _map(program, made, ChildForm.ERLANG, site)
    return _with_options(program, child, options, site) if isinstance(child, ChildSpec) else child
