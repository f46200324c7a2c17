"""Keyword and Map: some of the keys, or one side of the pairs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import choice, soft_as
from analyzer.evaluate.elements import elements
from analyzer.evaluate.equality import same, settled
from analyzer.evaluate.natives.keys import entries_of, pairs_with
from analyzer.evaluate.natives.keyword_reading import keyword_fetch_strict, keyword_get, keyword_get_lazy
from analyzer.evaluate.natives.registry import grown, native, plain_items, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import ChoiceV, Item, ListV, MapV, Option, TupleV, UnknownV, Value

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Keyword.delete/2", "Map.delete/2")
def keyword_delete(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _without(ev, args, ev.force(args[0]), (ev.force(args[1]),))


@native("Keyword.drop/2", "Map.drop/2")
def keyword_drop(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    keys = plain_items(ev.force(args[1]))
    return _without(ev, args, ev.force(args[0]), keys) if keys is not None else unknown_of(ev, args)


def _without(ev: Evaluator, args: list[Binding], container: Value, keys: tuple[Value, ...]) -> Value:
    if not all(settled(key) for key in keys):
        return unknown_of(ev, args)
    match container:
        case MapV(struct=struct, open=is_open):
            kept = tuple((k, v) for k, v in entries_of(container) if all(same(k, key) is False for key in keys))
            return soft_as(MapV(kept, struct, is_open), container)
        case ListV():
            items = elements(container)
            return grown((item for item in items if not any(pairs_with(item, key) for key in keys)), container)
        case ChoiceV(options=options):
            return choice([Option(_without(ev, args, option.value, keys), option.given) for option in options])
        case UnknownV():
            return replace(container, site=None)
        case _:
            return unknown_of(ev, args)


@native("Keyword.take/2", "Map.take/2")
def keyword_take(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, keys = ev.force(args[0]), plain_items(ev.force(args[1]))
    if keys is None or not all(settled(key) for key in keys):
        return unknown_of(ev, args)
    match container:
        case MapV(open=is_open):
            wanted = tuple((k, v) for k, v in entries_of(container) if any(same(k, key) for key in keys))
            return soft_as(MapV(wanted, open=is_open), container)
        case ListV():
            found = [(item, [pairs_with(item, key) for key in keys]) for item in elements(container)]
            if any(None in answers for _, answers in found):
                return unknown_of(ev, args)
            return grown((item for item, answers in found if True in answers), container)
        case _:
            return unknown_of(ev, args)


@native("Keyword.split/2", "Map.split/2", "Keyword.new/2")
def keyword_unknown(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("Keyword.pop/2", "Keyword.pop/3", "Map.pop/2", "Map.pop/3")
def keyword_pop(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value, rest = keyword_get(ev, args, scope), keyword_delete(ev, args[:2], scope)
    return TupleV((value, rest)) if value is not None and rest is not None else None


@native("Keyword.pop!/2", "Map.pop!/2")
def keyword_pop_strict(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value, rest = keyword_fetch_strict(ev, args, scope), keyword_delete(ev, args, scope)
    return TupleV((value, rest)) if value is not None and rest is not None else None


@native("Keyword.pop_lazy/3", "Map.pop_lazy/3")
def keyword_pop_lazy(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value, rest = keyword_get_lazy(ev, args, scope), keyword_delete(ev, args[:2], scope)
    return TupleV((value, rest)) if value is not None and rest is not None else None


@native("Map.values/1", "Keyword.values/1")
def map_values(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _side(ev, args, 1)


@native("Map.keys/1", "Keyword.keys/1")
def map_keys(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _side(ev, args, 0)


def _side(ev: Evaluator, args: list[Binding], side: int) -> Value:
    container = ev.force(args[0])
    if not isinstance(container, ListV | MapV):
        return unknown_of(ev, args)
    items: list[Item] = []
    for item in elements(container):
        if item.spread or not isinstance(item.value, TupleV) or len(item.value.items) != 2:
            return unknown_of(ev, args)
        items.append(replace(item, value=item.value.items[side]))
    return grown(items, container)
