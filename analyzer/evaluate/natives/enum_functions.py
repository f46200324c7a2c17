"""Enum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import choice, truth
from analyzer.evaluate.elements import elements
from analyzer.evaluate.matching import same, soft_as
from analyzer.evaluate.natives.kernel_functions import is_spec
from analyzer.evaluate.natives.registry import grown, native, plain_items, unknown_of
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
    NumberV,
    Option,
    TupleV,
    UnknownV,
    Value,
)
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
    return Item(result, item.given, many)


@native("Enum.flat_map/2", "Stream.flat_map/2")
def enum_flat_map(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    function = ev.force(args[1])
    items: list[Item] = []
    for item in elements(ev.force(args[0])):
        mapped = _mapped(ev, item, function, args[0], scope)
        items.extend(
            replace(inner, given=(*mapped.given, *inner.given), many=inner.many or mapped.many)
            for inner in elements(mapped.value)
        )
    return grown(items)


@native("Enum.filter/2", "Stream.filter/2")
def enum_filter(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _kept(ev, args, scope, True)


@native("Enum.reject/2", "Stream.reject/2")
def enum_reject(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _kept(ev, args, scope, False)


def _kept(ev: Evaluator, args: list[Binding], scope: Scope, keep: bool) -> Value:
    function = ev.force(args[1])
    kept: list[Item] = []
    for item in elements(ev.force(args[0])):
        for single in _alternatives(item):
            answer = None if single.spread else ev.apply(function, [single.value], scope)
            known = truth(answer) if answer is not None else None
            known = True if isinstance(answer, CallV) and is_spec(answer) else known
            if single.spread or known is None:
                kept.append(_doubtful(ev, single, args[1], keep))
            elif known == keep:
                kept.append(single)
    return ListV(tuple(kept))


def _alternatives(item: Item) -> list[Item]:
    """An element that is one of several values as several conditional elements."""
    if isinstance(item.value, ChoiceV):
        return [replace(item, value=o.value, given=(*item.given, *o.given)) for o in item.value.options]
    return [item]


def _doubtful(ev: Evaluator, item: Item, predicate: Binding, keep: bool) -> Item:
    site = ev.force(predicate).site or item.value.site
    return item if item.spread or site is None else under(item, Given(ev.shown(predicate), keep, site))


def under(item: Item, given: Given) -> Item:
    """An element that is only there under one more condition; unknown elements may be none anyway."""
    return item if item.spread else replace(item, given=(*item.given, given))


@native("Enum.concat/1", "Enum.concat/2", "Stream.concat/1", "Stream.concat/2")
def enum_concat(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    sources = [ev.force(arg) for arg in args]
    if len(args) == 2:
        return grown((inner for source in sources for inner in elements(source)), *sources)
    return grown((inner for item in elements(sources[0]) for inner in _spliced(item)), *sources)


def _spliced(item: Item) -> tuple[Item, ...]:
    if item.spread:
        return (item,)
    return tuple(
        replace(inner, given=(*item.given, *inner.given), many=inner.many or item.many)
        for inner in elements(item.value)
    )


@native("List.flatten/1", "List.flatten/2")
def list_flatten(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    tail = elements(ev.force(args[1])) if len(args) > 1 else ()
    source = ev.force(args[0])
    return grown((*(i for item in elements(source) for i in _flat(item)), *tail), source)


def _flat(item: Item) -> list[Item]:
    match item.value:
        case ListV() if not item.spread:
            inside = elements(item.value)
            nested = [replace(i, given=(*item.given, *i.given), many=i.many or item.many) for i in inside]
            return [flat for inner in nested for flat in _flat(inner)]
        case ChoiceV() if any(isinstance(o.value, ListV) for o in item.value.options):
            return [flat for alternative in _alternatives(item) for flat in _flat(alternative)]
        case _:
            return [item]


@native("Enum.reverse/1", "Enum.reverse/2")
def enum_reverse(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    tail = elements(ev.force(args[1])) if len(args) > 1 else ()
    source = ev.force(args[0])
    return grown((*reversed(elements(source)), *tail), source)


MAX_COMPARED = 500
"""Each element of a list is compared with each other one: not of longer ones."""


@native("Enum.uniq/1")
def enum_uniq(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source = ev.force(args[0])
    items = elements(source)
    if len(items) > MAX_COMPARED:
        return unknown_of(ev, args)
    kept: list[Item] = []
    for item in items:
        answers = [_repeats(item, earlier) for earlier in kept]
        if True not in answers:
            kept.append(_once(ev, item, args[0]) if None in answers else item)
    return grown(kept, source)


@native("Enum.dedup/1")
def enum_dedup(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source = ev.force(args[0])
    items = elements(source)
    kept = list(items[:1])
    for before, item in pairwise(items):
        answer = _repeats(item, before)
        if answer is not True:
            kept.append(_once(ev, item, args[0]) if answer is None else item)
    return grown(kept, source)


@native("Enum.uniq_by/2", "Enum.dedup_by/2", "Stream.uniq_by/2", "Stream.dedup_by/2")
def enum_uniq_by(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """The first one stays; each other one may be left out for one before it."""
    source = ev.force(args[0])
    first, *rest = elements(source) or (None,)
    return grown((first, *(_once(ev, item, args[0]) for item in rest)), source) if first else source


def _repeats(item: Item, earlier: Item) -> bool | None:
    """An element is equal to one that is there before it."""
    if item.spread or earlier.spread:
        return None
    answer = same(item.value, earlier.value)
    certain = (not earlier.given or earlier.given == item.given) and not earlier.many
    return None if answer and not certain else answer


def _once(ev: Evaluator, item: Item, source: Binding) -> Item:
    """An element that may be there already."""
    site = item.value.site or ev.force(source).site
    return under(item, Given(f"{ev.shown(source)} has it once", True, site)) if site else item


@native("Enum.to_list/1")
def enum_to_list(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    match value:
        case ListV() | UnknownV():
            return value
        case ChoiceV(options=options) if all(isinstance(option.value, ListV) for option in options):
            return value
        case _:
            return unknown_of(ev, args)


@native("Enum.into/2")
def enum_into(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """What a list holds stays, and stands first."""
    source, target = ev.force(args[0]), ev.force(args[1])
    if not isinstance(target, ListV) or isinstance(source, MapV):
        return unknown_of(ev, args)
    return grown((*elements(target), *elements(source)), source, target)


@native("Enum.sort/1", "Enum.sort/2", "Enum.sort_by/2", "Enum.sort_by/3", "Enum.shuffle/1")
def enum_ordered(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """What stands alone stands in any order as it is."""
    source = ev.force(args[0])
    return source if isinstance(source, ListV) and len(source.items) < 2 else unknown_of(ev, args)


@native("Enum.map_join/2", "Enum.map_join/3", "Enum.count/1", "Enum.sum/1")
def enum_scalar(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("Enum.reduce/3")
def enum_reduce(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source, function = elements(ev.force(args[0])), ev.force(args[2])
    accumulator = ev.force(args[1])
    for item in source:
        value = UnknownV(Reason.VARIABLE, ev.shown(args[0])) if item.spread else item.value
        made = ev.apply(function, [value, accumulator], scope)
        if made is None:
            return UnknownV(Reason.DYNAMIC_CALL, ev.shown(args[0]))
        many = item.many or (ev.shown(args[0]) if item.spread else None)
        accumulator = _repeated(made, accumulator, many) if many else _guarded(made, accumulator, item)
    return accumulator


def _guarded(made: Value, before: Value, item: Item) -> Value:
    return choice([Option(made, item.given), Option(before)]) if item.given else made


def _repeated(made: Value, before: Value, many: str) -> Value:
    """What a step adds to a list is there once for each element; any other result is unknown."""
    old = list(elements(before))
    new = [item if item in old else replace(item, many=item.many or many) for item in elements(made)]
    return ListV(tuple(new)) if isinstance(made, ListV | ChoiceV) else UnknownV(Reason.VARIABLE, many)


@native("Enum.with_index/1", "Enum.with_index/2")
def enum_with_index(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source, offset = ev.force(args[0]), ev.force(args[1]) if len(args) > 1 else NumberV(0)
    if not isinstance(offset, NumberV) or not isinstance(offset.value, int):
        return unknown_of(ev, args)
    counted = True
    items: list[Item] = []
    for index, item in enumerate(elements(source), offset.value):
        counted = counted and not (item.spread or item.given or item.many)
        at = soft_as(NumberV(index), source, offset) if counted else unknown_of(ev, args[:1])
        made = unknown_of(ev, args[:1]) if item.spread else TupleV((item.value, at))
        items.append(replace(item, value=made))
    return grown(items, source)


@native("List.wrap/1")
def list_wrap(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    if isinstance(value, ChoiceV):
        return choice([Option(_wrapped(o.value), o.given) for o in value.options])
    return _wrapped(value)


def _wrapped(value: Value) -> Value:
    """Of an unknown value we do not know whether it is a list."""
    match value:
        case ListV():
            return value
        case AtomV(name="nil"):
            return soft_as(ListV(()), value)
        case UnknownV() | CallV() if not is_spec(value):
            return ListV((Item(value, spread=True),))
        case _:
            return soft_as(ListV((Item(value),)), value)


@native("List.insert_at/3")
def list_insert_at(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source, index = ev.force(args[0]), ev.force(args[1])
    match index:
        case NumberV(value=0) if not index.soft:
            return grown((Item(ev.force(args[2])), *elements(source)), source)
        case NumberV(value=-1) if not index.soft:
            return grown((*elements(source), Item(ev.force(args[2]))), source)
        case _:
            return unknown_of(ev, args)


@native("List.delete_at/2", "List.replace_at/3", "List.update_at/3")
def list_edit(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("List.first/1", "Kernel.hd/1")
def list_first(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    first = next(iter(elements(ev.force(args[0]))), None)
    return unknown_of(ev, args) if first is None or first.spread or first.given or first.many else first.value


@native("List.delete/2")
def list_delete(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source, removed = ev.force(args[0]), ev.force(args[1])
    site = removed.site or source.site
    if site is None:
        return unknown_of(ev, args)
    given = Given(f"{ev.shown(args[0])} without {ev.shown(args[1])}", True, site)
    return grown(without(elements(source), Item(removed), given), source)


def without(items: Iterable[Item], removed: Item, given: Given) -> list[Item]:
    """A list without the first element that equals `removed`; what may be that element is there under `given`."""
    left = list(items)
    kept: list[Item] = []
    certain = not (removed.given or removed.many or removed.spread)
    for index, item in enumerate(left):
        answer = None if item.spread or removed.spread else same(item.value, removed.value)
        if answer and certain and not item.given and not item.many:
            return [*kept, *left[index + 1 :]]
        certain = certain and answer is False
        kept.append(item if answer is False else under(item, given))
    return kept


@native("Enum.zip/2")
def enum_zip(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    sources = [ev.force(arg) for arg in args]
    left, right = (plain_items(source) for source in sources)
    if left is None or right is None:
        return unknown_of(ev, args)
    return grown((Item(TupleV(pair)) for pair in zip(left, right, strict=False)), *sources)


@native("Enum.at/2")
def enum_at(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    items, index = plain_items(ev.force(args[0])), ev.force(args[1])
    match index:
        case NumberV(value=int() as at) if items is not None and not index.soft:
            return items[at] if -len(items) <= at < len(items) else NIL
        case _:
            return unknown_of(ev, args)


@native("Enum.find/2")
def enum_find(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    items, function = plain_items(ev.force(args[0])), ev.force(args[1])
    for item in items or ():
        found = ev.apply(function, [item], scope)
        answer = truth(found) if found is not None else None
        if answer is not False:
            return item if answer else unknown_of(ev, args)
    return NIL if items is not None else unknown_of(ev, args)
