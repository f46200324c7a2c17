"""Enum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.natives.registry import native, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import (
    NIL,
    AtomV,
    ChoiceV,
    Given,
    Item,
    ListV,
    NumberV,
    Option,
    TupleV,
    UnknownV,
    Value,
    choice,
    elements,
    truth,
)
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Enum.map", "Stream.map")
def enum_map(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    function = ev.force(args[1])
    return ListV(tuple(_mapped(ev, item, function, args[0], scope) for item in elements(ev.force(args[0]))))


def _mapped(ev: Evaluator, item: Item, function: Value, source: Binding, scope: Scope) -> Item:
    value = UnknownV(Reason.VARIABLE, ev.shown(source)) if item.spread else item.value
    made = ev.apply(function, [value], scope)
    result = made if made is not None else UnknownV(Reason.DYNAMIC_CALL, ev.shown(source))
    many = item.many or (ev.shown(source) if item.spread else None)
    return Item(result, item.given, many)


@native("Enum.flat_map", "Stream.flat_map")
def enum_flat_map(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    function = ev.force(args[1])
    items: list[Item] = []
    for item in elements(ev.force(args[0])):
        mapped = _mapped(ev, item, function, args[0], scope)
        items.extend(
            replace(inner, given=(*mapped.given, *inner.given), many=inner.many or mapped.many)
            for inner in elements(mapped.value)
        )
    return ListV(tuple(items))


@native("Enum.filter", "Stream.filter")
def enum_filter(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _kept(ev, args, scope, True)


@native("Enum.reject", "Stream.reject")
def enum_reject(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _kept(ev, args, scope, False)


def _kept(ev: Evaluator, args: list[Binding], scope: Scope, keep: bool) -> Value:
    function = ev.force(args[1])
    kept: list[Item] = []
    for item in elements(ev.force(args[0])):
        for single in _alternatives(item):
            answer = None if single.spread else ev.apply(function, [single.value], scope)
            known = truth(answer) if answer is not None else None
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
    if item.spread or isinstance(item.value, UnknownV) or predicate_is_nil_check(ev.shown(predicate)):
        return item
    site = ev.force(predicate).site
    return replace(item, given=(*item.given, Given(ev.shown(predicate), keep, site))) if site else item


def predicate_is_nil_check(text: str) -> bool:
    """`&is_nil/1`, `& &1`: an element that is no nil passes it."""
    return text.replace(" ", "") in ("&is_nil/1", "&&1", "&is_nil(&1)", "&(&1)", "&(&1==nil)", "&!is_nil(&1)")


@native("Enum.concat", "Stream.concat")
def enum_concat(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    if len(args) == 2:
        return ListV((*elements(ev.force(args[0])), *elements(ev.force(args[1]))))
    return ListV(tuple(inner for item in elements(ev.force(args[0])) for inner in _spliced(item)))


def _spliced(item: Item) -> tuple[Item, ...]:
    if item.spread:
        return (item,)
    return tuple(
        replace(inner, given=(*item.given, *inner.given), many=inner.many or item.many)
        for inner in elements(item.value)
    )


@native("List.flatten")
def list_flatten(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    tail = elements(ev.force(args[1])) if len(args) > 1 else ()
    return ListV((*(i for item in elements(ev.force(args[0])) for i in _flat(item)), *tail))


def _flat(item: Item) -> list[Item]:
    match item.value:
        case ListV(items=items) if not item.spread:
            nested = [replace(i, given=(*item.given, *i.given), many=i.many or item.many) for i in items]
            return [flat for inner in nested for flat in _flat(inner)]
        case ChoiceV() if any(isinstance(o.value, ListV) for o in item.value.options):
            return [flat for alternative in _alternatives(item) for flat in _flat(alternative)]
        case _:
            return [item]


@native("Enum.reverse")
def enum_reverse(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    tail = elements(ev.force(args[1])) if len(args) > 1 else ()
    return ListV((*reversed(elements(ev.force(args[0]))), *tail))


@native("Enum.uniq", "Enum.dedup", "Enum.uniq_by")
def enum_uniq(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return ListV(tuple(dict.fromkeys(elements(ev.force(args[0])))))


@native("Enum.to_list", "Enum.sort", "Enum.into", "Keyword.new", "Enum.shuffle")
def enum_same(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    return ListV(elements(value)) if isinstance(value, ListV | ChoiceV) else value


@native("Enum.map_join", "Enum.join", "Enum.count", "Enum.sum")
def enum_scalar(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("Enum.reduce")
def enum_reduce(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    if len(args) != 3:
        return None
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


@native("Enum.with_index")
def enum_with_index(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    items = elements(ev.force(args[0]))
    return ListV(
        tuple(
            item if item.spread else replace(item, value=TupleV((item.value, NumberV(index))))
            for index, item in enumerate(items)
        )
    )


@native("List.wrap")
def list_wrap(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    match value:
        case ListV():
            return value
        case AtomV(name="nil"):
            return ListV(())
        case ChoiceV(options=options):
            return choice([Option(_wrapped(o.value), o.given) for o in options])
        case _:
            return ListV((Item(value),))


def _wrapped(value: Value) -> Value:
    if isinstance(value, ListV):
        return value
    return ListV(()) if value == NIL else ListV((Item(value),))


@native("List.insert_at")
def list_insert_at(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    items, index = elements(ev.force(args[0])), ev.force(args[1])
    match index:
        case NumberV(value=0):
            return ListV((Item(ev.force(args[2])), *items))
        case NumberV(value=-1):
            return ListV((*items, Item(ev.force(args[2]))))
        case _:
            return unknown_of(ev, args)


@native("List.delete_at", "List.replace_at", "List.update_at")
def list_edit(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)


@native("List.first", "Kernel.hd")
def list_first(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    items = elements(ev.force(args[0]))
    return items[0].value if items and not items[0].spread and not items[0].given else unknown_of(ev, args)


@native("List.delete")
def list_delete(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    removed = ev.force(args[1])
    return ListV(tuple(item for item in elements(ev.force(args[0])) if item.value != removed))
