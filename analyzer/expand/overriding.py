"""Clauses that go: by `defoverridable` when the module defines the function again, or deleted."""

from __future__ import annotations

from dataclasses import replace

from analyzer.expand.definitions import Branch, Definition
from analyzer.expand.env import Env
from analyzer.expand.form import Form
from analyzer.expand.index import Index
from analyzer.expand.walk import Overridable, Walk
from models.ast import Alias, Atom, Call, Integer, List, Node, Remote, Tuple


def overridable(what: Node, form: Form, walk: Walk) -> None:
    """`defoverridable name: arity` or `defoverridable Behaviour`: what is defined so far may be defined anew."""
    chosen = _chosen(what, form.env, walk.index)
    for definition in walk.definitions:
        key = (definition.name, definition.arity)
        if key in chosen if chosen is not None else definition.injection:
            walk.overridable.setdefault(key, []).append(Overridable(definition, form.branches))


def _chosen(what: Node, env: Env, index: Index) -> set[tuple[str, int]] | None:
    """Names and arities; None for the callbacks of a behaviour that is not ours."""
    module = env.module_of(what)
    if module is not None:
        source = index.get(module)
        return set(source.callbacks) if source else None
    found: set[tuple[str, int]] = set()
    for item in what.items if isinstance(what, List) else ():
        match item:
            case Tuple(items=(Atom(value=name), Integer(value=arity))):
                found.add((name, arity))
            case _:
                pass
    return found


def override(new: Definition, walk: Walk) -> None:
    """The overridable clauses go; under a condition of the new ones they stay where it does not hold."""
    key = (new.name, new.arity)
    for old in walk.overridable.pop(key, ()):
        kept = _without(old.definition, (*old.branches, *new.branches), walk)
        if kept is not None:
            walk.overridable.setdefault(key, []).append(replace(old, definition=kept))


def of_module(node: Remote, form: Form, walk: Walk) -> Env | None:
    """What the functions of `Module` do to the module whose body calls them; None: nothing, or nobody knows what."""
    match node:
        case Remote(target=Alias(names=("Module",)), name="make_overridable", args=(_, what)):
            overridable(what, form, walk)
            return form.env
        case Remote(target=Alias(names=("Module",)), name="delete_definition", args=(_, what)):
            return form.env if _delete(what, form, walk) else None
        case _:
            return None


def _delete(what: Node, form: Form, walk: Walk) -> bool:
    """`Module.delete_definition(__MODULE__, {name, arity})`; False when nobody knows what goes."""
    match what:
        case Tuple(items=(Atom(value=name), Integer(value=arity))):
            for old in [d for d in walk.definitions if (d.name, d.arity) == (name, arity)]:
                _without(old, form.branches, walk)
            return True
        case _:
            return False


def _without(old: Definition, branches: tuple[Branch, ...], walk: Walk) -> Definition | None:
    """Take a clause away; where that depends on conditions, it stays under their contrary."""
    place = next((n for n, d in enumerate(walk.definitions) if d is old), None)
    if place is None:
        return None
    extra = [branch for branch in branches if branch not in old.branches]
    if not extra:
        _drop(old, place, walk)
        return None
    if extra[-1].otherwise not in old.branches:
        old = replace(old, branches=(*old.branches, extra[-1].otherwise))
        walk.definitions[place] = old
    return old


def _drop(old: Definition, place: int, walk: Walk) -> None:
    """A clause goes with the notes above it. The arities that its defaults make stay."""
    if old.defaults:
        walk.definitions[place] = replace(old, body=None)
    else:
        del walk.definitions[place]
    above = next((n for n, form in enumerate(walk.forms) if form.node is old.node), 0) - 1
    notes: set[int] = set()
    while above >= 0 and _is_note(walk.forms[above].node):
        notes.add(id(walk.forms[above].node))
        above -= 1
    walk.attributes[:] = [attribute for attribute in walk.attributes if id(attribute.form.node) not in notes]


def _is_note(node: Node) -> bool:
    match node:
        case Call(name="@", args=(Call(name="doc" | "impl"),)):
            return True
        case _:
            return False
