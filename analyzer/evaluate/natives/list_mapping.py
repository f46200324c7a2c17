"""Lists in which each element gives something: map, reduce and their like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import choice, soft_as
from analyzer.evaluate.elements import elements
from analyzer.evaluate.natives.registry import grown, native, plain_items, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import AtomV, ChoiceV, Item, ListV, NumberV, Option, TupleV, UnknownV, Value
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Enum.map/2", "Stream.map/2")
def enum_map(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    function = ev.force(args[1])
    return ListV(tuple(_mapped(ev, item, function, args[0], scope) for item in elements(ev.force(args[0]))))


def _mapped(ev: Evaluator, item: Item, function: Value, source: Binding, scope: Scope) -> Item:
    value = UnknownV(Reason.VARIABLE, ev.shown(source)) if item.spread else item.value
    made = ev.apply(function, [value], scope)
    result = made if made is not None else UnknownV(Reason.DYNAMIC_CALL, ev.shown(source))
    many = item.many or (ev.shown(source) if item.spread else None)
    return Item(result, item.given, many, loose=item.loose)


@native("Enum.flat_map/2", "Stream.flat_map/2")
def enum_flat_map(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    function = ev.force(args[1])
    items: list[Item] = []
    for item in elements(ev.force(args[0])):
        mapped = _mapped(ev, item, function, args[0], scope)
        items.extend(map(mapped.around, elements(mapped.value)))
    return grown(items)


@native("Enum.map_join/2", "Enum.map_join/3", "Enum.count/1", "Enum.sum/1")
def enum_scalar(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("Enum.reduce/3")
def enum_reduce(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source, function = elements(ev.force(args[0])), ev.force(args[2])
    accumulator = ev.force(args[1])
    for item in source:
        value = UnknownV(Reason.VARIABLE, ev.shown(args[0])) if item.spread else item.value
        many = item.many or (ev.shown(args[0]) if item.spread else None)
        made = ev.apply(function, [value, accumulator], scope)
        if many and not elements(accumulator) and not _keeps(ev.apply(function, [value, _PROBE], scope), _PROBE):
            return UnknownV(Reason.VARIABLE, many)
        if made is None:
            return UnknownV(Reason.DYNAMIC_CALL, ev.shown(args[0]))
        stepped = _repeated(made, accumulator, many) if many else _guarded(made, accumulator, item)
        accumulator = _loosened(stepped, accumulator) if item.loose else stepped
    return accumulator


def _loosened(made: Value, before: Value) -> Value:
    """What a step adds for an element that may come earlier or later stands anywhere, too."""
    if not isinstance(made, ListV):
        return UnknownV(Reason.EXPRESSION, "")
    old = elements(before)
    return replace(made, items=tuple(item if item in old else replace(item, loose=True) for item in made.items))


def _guarded(made: Value, before: Value, item: Item) -> Value:
    return choice([Option(made, item.given), Option(before)]) if item.given else made


def _repeated(made: Value, before: Value, many: str) -> Value:
    """What a step adds to a list is there once for each element; one that does more than add tells nothing."""
    if not _keeps(made, before):
        return UnknownV(Reason.VARIABLE, many)
    old = list(elements(before))
    return ListV(tuple(item if item in old else replace(item, many=item.many or many) for item in elements(made)))


def _keeps(made: Value | None, before: Value) -> bool:
    """A step leaves in the list what is there, as it is and in its order."""
    rest = iter(elements(made)) if isinstance(made, ListV | ChoiceV) else iter(())
    return all(item in rest for item in elements(before)) and isinstance(made, ListV | ChoiceV)


_PROBE = ListV((Item(AtomV("what an earlier step added")),))


@native("Enum.with_index/1", "Enum.with_index/2")
def enum_with_index(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source, offset = ev.force(args[0]), ev.force(args[1]) if len(args) > 1 else NumberV(0)
    if not isinstance(offset, NumberV) or not isinstance(offset.value, int):
        return unknown_of(ev, args)
    counted = True
    items: list[Item] = []
    for index, item in enumerate(elements(source), offset.value):
        counted = counted and item.placed
        at = soft_as(NumberV(index), source, offset) if counted else unknown_of(ev, args[:1])
        made = unknown_of(ev, args[:1]) if item.spread else TupleV((item.value, at))
        items.append(replace(item, value=made))
    return grown(items, source)


@native("Enum.zip/2")
def enum_zip(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    sources = [ev.force(arg) for arg in args]
    left, right = (plain_items(source) for source in sources)
    if left is None or right is None:
        return unknown_of(ev, args)
    return grown((Item(TupleV(pair)) for pair in zip(left, right, strict=False)), *sources)
