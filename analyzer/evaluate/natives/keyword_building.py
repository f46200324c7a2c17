"""Keyword and Map: made of pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.evaluate.choices import soft_as
from analyzer.evaluate.elements import elements
from analyzer.evaluate.equality import map_of
from analyzer.evaluate.natives.registry import native, plain_items, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import Item, ListV, MapV, TupleV, Value

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Map.new/0")
def map_empty(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return MapV(())


@native("Map.new/1")
def map_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source = ev.force(args[0])
    if isinstance(source, MapV) and source.struct is None:
        return source
    found = map_from(elements(source), source) if isinstance(source, ListV) else None
    return found if found is not None else unknown_of(ev, args)


@native("Map.new/2")
def map_new_by(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source, function = ev.force(args[0]), ev.force(args[1])
    items = plain_items(source)
    made = [ev.apply(function, [item], scope) for item in items or ()]
    known = tuple(Item(value) for value in made if value is not None)
    found = map_from(known, source) if items is not None and len(known) == len(made) else None
    return found if found is not None else unknown_of(ev, args)


def map_from(items: tuple[Item, ...], source: Value) -> Value | None:
    """The map of these pairs; None where one may be missing, or is no pair that we can read."""
    pairs: list[tuple[Value, Value]] = []
    for item in items:
        match item:
            case Item(value=TupleV(items=(key, value)), given=(), many=None, spread=False):
                pairs.append((key, value))
            case _:
                return None
    return soft_as(map_of(tuple(pairs)), source) if len(pairs) <= MAX_PAIRS else None


MAX_PAIRS = 500
"""Each key of a map is compared with each other one: not of larger ones."""


@native("Keyword.new/1")
def keyword_new(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """Pairs of different keys, as they are; of one key the last would win."""
    source = ev.force(args[0])
    items = elements(source) if isinstance(source, ListV) else (Item(source, spread=True),)
    entries = [(item.value.items[0], item.value) for item in items if isinstance(item.value, TupleV)]
    plain = len(entries) == len(items) and all(len(pair.items) == 2 for _, pair in entries)
    if not plain or len(map_of(tuple(entries)).entries) < len(items):
        return unknown_of(ev, args)
    return source
