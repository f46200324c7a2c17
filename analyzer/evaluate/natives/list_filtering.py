"""Lists with elements left out: filter, uniq, delete and their like."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import truth
from analyzer.evaluate.elements import alternatives, elements, under
from analyzer.evaluate.equality import same
from analyzer.evaluate.natives.kernel_functions import is_spec
from analyzer.evaluate.natives.registry import grown, native, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import CallV, Given, Item, ListV, Value

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


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
        for single in alternatives(item):
            answer = None if single.spread else ev.apply(function, [single.value], scope)
            known = truth(answer) if answer is not None else None
            known = True if isinstance(answer, CallV) and is_spec(answer) else known
            if single.spread or known is None:
                kept.append(_doubtful(ev, single, args[1], keep))
            elif known == keep:
                kept.append(single)
    return ListV(tuple(kept))


def _doubtful(ev: Evaluator, item: Item, predicate: Binding, keep: bool) -> Item:
    site = ev.force(predicate).site or item.value.site
    return item if item.spread or site is None else under(item, Given(ev.shown(predicate), keep, site))


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
    items = elements(source)
    first = items[:1] if items and not items[0].loose else ()
    return grown((*first, *(_once(ev, item, args[0]) for item in items[len(first) :])), source)


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
    certain = removed.certain
    for index, item in enumerate(left):
        answer = None if item.spread or removed.spread else same(item.value, removed.value)
        if answer and certain and not item.given and not item.many:
            return [*kept, *left[index + 1 :]]
        certain = certain and answer is False
        kept.append(item if answer is False else under(item, given))
    return kept
