"""Keyword and Map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.natives.registry import native, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import (
    NIL,
    AtomV,
    CallV,
    ChoiceV,
    Given,
    Item,
    ListV,
    MapV,
    Option,
    TupleV,
    UnknownV,
    Value,
    choice,
    elements,
    lookup,
)
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Keyword.get", "Map.get", "Access.get", "Keyword.get_lazy", "Map.get_lazy")
def keyword_get(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key = ev.force(args[0]), ev.force(args[1])
    found = lookup(container, key)
    otherwise = ev.force(args[2]) if len(args) > 2 else NIL
    if found is None:
        return otherwise
    if isinstance(found, UnknownV) and isinstance(container, UnknownV | CallV):
        return _option_or_default(ev, args, found, otherwise)
    return found


def _option_or_default(ev: Evaluator, args: list[Binding], found: UnknownV, otherwise: Value) -> Value:
    """An option that a caller may give: unknown if given, else the default."""
    site = ev.force(args[1]).site or ev.force(args[0]).site
    text = f"{ev.shown(args[0])}[{ev.shown(args[1])}]"
    if site is None or len(args) < 3:
        return UnknownV(Reason.PARAMETER, text)
    unknown = UnknownV(Reason.PARAMETER, text, site=site)
    return choice(
        [
            Option(unknown, (Given(text, True, site, 0),)),
            Option(otherwise, (Given(text, False, site, 1, default=True),)),
        ]
    )


@native("Keyword.fetch!", "Map.fetch!")
def keyword_fetch_strict(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    found = lookup(ev.force(args[0]), ev.force(args[1]))
    return found if found is not None and not isinstance(found, UnknownV) else unknown_of(ev, args, Reason.PARAMETER)


@native("Keyword.fetch", "Map.fetch", "Access.fetch")
def keyword_fetch(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """`{:ok, value}` or `:error`; both where the container is unknown."""
    found = lookup(ev.force(args[0]), ev.force(args[1]))
    if found is None:
        return AtomV("error")
    value = TupleV((AtomV("ok"), found))
    site = ev.force(args[1]).site
    if not isinstance(found, UnknownV) or site is None:
        return value
    text = f"{ev.shown(args[0])} has {ev.shown(args[1])}"
    return choice([Option(value, (Given(text, True, site),)), Option(AtomV("error"), (Given(text, False, site, 1),))])


@native("Keyword.put", "Map.put", "Keyword.put_new", "Map.put_new", "Keyword.replace", "Map.replace")
def keyword_put(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args[:3])
    match container:
        case MapV(entries=entries):
            return MapV((*((k, v) for k, v in entries if k != key), (key, value)), container.struct, container.open)
        case ListV() | ChoiceV():
            kept = [item for item in elements(container) if not _is_pair(item, key)]
            return ListV((Item(TupleV((key, value))), *kept))
        case AtomV(name="nil"):
            return None
        case _:
            return ListV((Item(TupleV((key, value))), Item(container, spread=True)))


def _is_pair(item: Item, key: Value) -> bool:
    match item.value:
        case TupleV(items=(name, _)):
            return name == key
        case _:
            return False


@native("Keyword.merge", "Map.merge")
def keyword_merge(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    left, right = ev.force(args[0]), ev.force(args[1])
    if isinstance(left, MapV) and isinstance(right, MapV):
        return MapV((*left.entries, *right.entries), left.struct, left.open or right.open)
    if isinstance(left, MapV) or isinstance(right, MapV):
        known = left if isinstance(left, MapV) else right
        return replace(known, open=True) if isinstance(known, MapV) else None
    keys = [item.value.items[0] for item in elements(right) if isinstance(item.value, TupleV)]
    kept = [item for item in elements(left) if not any(_is_pair(item, key) for key in keys)]
    return ListV((*elements(right), *kept))


@native("Keyword.delete", "Map.delete", "Keyword.drop", "Map.drop")
def keyword_delete(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key = ev.force(args[0]), ev.force(args[1])
    keys = [item.value for item in key.items] if isinstance(key, ListV) else [key]
    match container:
        case MapV(entries=entries):
            return replace(container, entries=tuple((k, v) for k, v in entries if k not in keys))
        case ListV(items=items):
            return ListV(tuple(item for item in items if not any(_is_pair(item, k) for k in keys)))
        case _:
            return container


@native("Keyword.take", "Map.take", "Keyword.split")
def keyword_take(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, keys = ev.force(args[0]), ev.force(args[1])
    if not isinstance(keys, ListV) or not isinstance(container, ListV):
        return unknown_of(ev, args)
    wanted = [item.value for item in keys.items]
    return ListV(tuple(item for item in container.items if any(_is_pair(item, key) for key in wanted)))


@native("Keyword.pop", "Map.pop", "Keyword.pop!", "Keyword.pop_lazy")
def keyword_pop(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = keyword_get(ev, args, scope)
    rest = keyword_delete(ev, args[:2], scope)
    return TupleV((value, rest)) if value is not None and rest is not None else None


@native("Map.new")
def map_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("Map.values", "Keyword.values")
def map_values(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _side(ev, args, 1)


@native("Map.keys", "Keyword.keys")
def map_keys(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _side(ev, args, 0)


def _side(ev: Evaluator, args: list[Binding], side: int) -> Value:
    container = ev.force(args[0])
    if isinstance(container, MapV) and not container.open:
        return ListV(tuple(Item(entry[side]) for entry in container.entries))
    if isinstance(container, ListV) and all(isinstance(i.value, TupleV) for i in container.items):
        pairs = [(item, item.value) for item in container.items]
        return ListV(tuple(replace(i, value=pair.items[side]) for i, pair in pairs if isinstance(pair, TupleV)))
    return unknown_of(ev, args)
