"""`defoverridable`: injected clauses that give way when the module defines the function again."""

from __future__ import annotations

from dataclasses import replace

from analyzer.expand.definitions import Definition
from analyzer.expand.env import Env
from analyzer.expand.index import Index
from analyzer.expand.walk import Walk
from models.ast import Atom, Call, Integer, List, Node, Tuple


def overridable(what: Node, env: Env, walk: Walk) -> None:
    """`defoverridable name: arity` or `defoverridable Behaviour`: what is injected so far may be defined anew."""
    chosen = _chosen(what, env, walk.index)
    for definition in walk.definitions:
        key = (definition.name, definition.arity)
        if definition.injection and (chosen is None or key in chosen):
            walk.overridable.setdefault(key, []).append(definition)


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
    for old in walk.overridable.pop((new.name, new.arity), ()):
        place = next((n for n, d in enumerate(walk.definitions) if d is old), None)
        if place is None:
            continue
        extra = [branch for branch in new.branches if branch not in old.branches]
        if not extra:
            _drop(old, place, walk)
            continue
        kept = old
        if extra[-1].otherwise not in old.branches:
            kept = replace(old, branches=(*old.branches, extra[-1].otherwise))
            walk.definitions[place] = kept
        walk.overridable.setdefault((new.name, new.arity), []).append(kept)


def _drop(old: Definition, place: int, walk: Walk) -> None:
    """A clause goes with the notes above it."""
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
