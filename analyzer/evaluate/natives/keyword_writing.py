"""Keyword and Map: values put in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import choice, soft_as
from analyzer.evaluate.elements import elements
from analyzer.evaluate.equality import map_of, settled
from analyzer.evaluate.natives.keys import entries_of, has_key, pairs_with
from analyzer.evaluate.natives.keyword_reading import got
from analyzer.evaluate.natives.registry import grown, native, plain_items, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import NIL, CallV, ChoiceV, Item, ListV, MapV, Option, SpecV, TupleV, UnknownV, Value
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Keyword.put/3")
def keyword_put(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args)
    return _list_put(ev, args, container, key, value)


def _list_put(ev: Evaluator, args: list[Binding], container: Value, key: Value, value: Value) -> Value | None:
    if not settled(key):
        return unknown_of(ev, args)
    if container == NIL or isinstance(container, MapV | SpecV):
        return None
    if isinstance(container, ChoiceV):
        made = [(_list_put(ev, args, option.value, key, value), option.given) for option in container.options]
        return choice([Option(found, given) for found, given in made if found is not None])
    kept = [item for item in elements(container) if not pairs_with(item, key)]
    return grown((Item(TupleV((key, value))), *kept), container)


@native("Map.put/3")
def map_put(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args)
    return _map_put(container, key, value)


def _map_put(container: Value, key: Value, value: Value) -> Value | None:
    match container:
        case MapV():
            return soft_as(map_of((*entries_of(container), (key, value)), container.struct, container.open), container)
        case SpecV() | CallV():
            return SpecV(container, MapV(((key, value),))) if settled(key) else None
        case UnknownV():
            return map_of(((key, value),), open_=True)
        case ChoiceV(options=options):
            made = [(_map_put(option.value, key, value), option.given) for option in options]
            return choice([Option(found, given) for found, given in made if found is not None])
        case _:
            return None


@native("Keyword.put_new/3")
def keyword_put_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """What is there stays: the value is then what `Keyword.get` gives with this default."""
    container, key, value = (ev.force(arg) for arg in args)
    if has_key(container, key):
        return replace(container, site=None)
    return _list_put(ev, args, container, key, got(ev, args, container, value))


@native("Map.put_new/3")
def map_put_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args)
    if isinstance(container, SpecV | CallV):
        return unknown_of(ev, args)
    if has_key(container, key):
        return replace(container, site=None)
    return _map_put(container, key, got(ev, args, container, value))


@native("Keyword.replace/3", "Map.replace/3")
def keyword_replace(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, key, value = (ev.force(arg) for arg in args)
    match has_key(container, key):
        case True if isinstance(container, MapV):
            return _map_put(container, key, value)
        case True:
            return _list_put(ev, args, container, key, value)
        case False:
            return replace(container, site=None)
        case _:
            return unknown_of(ev, args)


@native("Keyword.merge/2")
def keyword_merge(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """The right one wins; what cannot be read there may overwrite what the left one has."""
    left, right = ev.force(args[0]), ev.force(args[1])
    if any(value == NIL or isinstance(value, MapV | SpecV) for value in (left, right)):
        return None
    pairs = [item.value for item in elements(right) if item.certain]
    keys = [pair.items[0] for pair in pairs if isinstance(pair, TupleV) and len(pair.items) == 2]
    kept = [item for item in elements(left) if not any(pairs_with(item, key) for key in keys)]
    if len(pairs) == len(elements(right)) and plain_items(ListV(tuple(kept))) is not None:
        return grown((*kept, *elements(right)), left, right)
    return grown((*elements(right), *kept), left, right)


@native("Map.merge/2")
def map_merge(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    found = _merged(ev.force(args[0]), ev.force(args[1]))
    return found if found is not None else unknown_of(ev, args)


def _merged(left: Value, right: Value) -> Value | None:
    match left, right:
        case ChoiceV(options=options), MapV():
            made = [(_merged(option.value, right), option.given) for option in options]
            return choice([Option(found or UnknownV(Reason.EXPRESSION, ""), given) for found, given in made])
        case MapV(), MapV(open=False):
            made_of = (*entries_of(left), *entries_of(right))
            return soft_as(map_of(made_of, left.struct, left.open), left, right)
        case MapV(), MapV():
            return soft_as(map_of(entries_of(right), left.struct, open_=True), left, right)
        case MapV(struct=struct), UnknownV() | CallV() | ChoiceV() | SpecV():
            return soft_as(MapV((), struct, open=True), left, right)
        case SpecV() | CallV(), MapV(open=False):
            return SpecV(left, right)
        case UnknownV(), MapV():
            return soft_as(map_of(entries_of(right), open_=True), right)
        case _:
            return None
