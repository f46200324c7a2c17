"""A value as the elements of a list; the lists of several branches as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.evaluate.choices import soft_as
from analyzer.evaluate.equality import map_of
from analyzer.evaluate.values import (
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

MAX_BRANCHED = 1000
"""So many elements under conditions come from branches within branches: their number doubles with each."""


def elements(value: Value) -> tuple[Item, ...]:
    """A value as the elements of a list; one that is no known list is one `spread` item."""
    match value:
        case ListV(items=items):
            return tuple(softened(item) for item in items) if value.soft else items
        case MapV(struct=None):
            return _entries(value)
        case AtomV(name="nil"):
            return ()
        case ChoiceV(options=options):
            branches = [_under(option) for option in options]
            count = sum(map(len, branches))
            if count > MAX_BRANCHED:
                return (Item(UnknownV(Reason.FUEL, f"{count} elements in branches", site=value.site), spread=True),)
            return tuple(_merged(branches))
        case CallV(module="Kernel", name="..", args=(NumberV(value=int() as first), NumberV(value=int() as last))):
            return _counted(value, first, last)
        case _:
            return (Item(value, spread=True),)


def _entries(value: MapV) -> tuple[Item, ...]:
    """The pairs of a map. In which order Elixir goes through them is nobody's business."""
    whole = map_of(value.entries, open_=value.open)
    if whole.open:
        return (Item(value, spread=True),)
    loose = len(whole.entries) > 1
    return tuple(Item(soft_as(TupleV(entry), value), loose=loose) for entry in whole.entries)


def _counted(value: Value, first: int, last: int) -> tuple[Item, ...]:
    """A range, which counts down where it must."""
    step = 1 if first <= last else -1
    if abs(last - first) >= MAX_COUNTED:
        return (Item(value, spread=True),)
    return tuple(Item(NumberV(number, site=value.site)) for number in range(first, last + step, step))


def softened(item: Item) -> Item:
    """An element of a configured list is as soft as the list."""
    return replace(item, value=replace(item.value, soft=True))


def _under(option: Option) -> list[Item]:
    return [replace(item, given=(*option.given, *item.given)) for item in elements(option.value)]


MAX_COUNTED = 32
"""A longer range is one element, many times."""

_Key = tuple[Value, str | None, bool, int]
"""What an element is, and how many like it stand before it in its branch."""


@dataclass(slots=True)
class _Place:
    """An element in the list that grows out of all branches; `shared` by all of them."""

    item: Item | None
    shared: bool = True
    next: _Place | None = None


def _merged(branches: list[list[Item]]) -> Iterator[Item]:
    """The elements of all branches, in the order of the longest; what only another has stands after its neighbour.

    What every branch has, unconditionally there, stays unconditional.
    """
    keyed = [dict(_keyed(branch)) for branch in branches]
    first = _Place(None)
    common: dict[_Key, _Place] = {}
    for branch in sorted(keyed, key=len, reverse=True):
        place = first
        for key, item in branch.items():
            known = common.get(key)
            if known is not None:
                place = known
                continue
            shared = not isinstance(item.value, UnknownV) and all(key in other for other in keyed)
            while not shared and place.next is not None and not place.next.shared:
                place = place.next
            joined = replace(item, given=_common([other[key].given for other in keyed])) if shared else item
            place.next = place = _Place(joined, shared, place.next)
            if shared:
                common[key] = place
    at = first.next
    while at is not None:
        if at.item is not None:
            yield at.item
        at = at.next


def _keyed(branch: list[Item]) -> Iterator[tuple[_Key, Item]]:
    seen: Counter[tuple[Value, str | None, bool]] = Counter()
    for item in branch:
        plain = (item.value, item.many, item.spread)
        yield (*plain, seen[plain]), item
        seen[plain] += 1


def _common(found: list[tuple[Given, ...]]) -> tuple[Given, ...]:
    """The conditions that hold in every branch."""
    return tuple(given for given in found[0] if all(given in other for other in found[1:]))


def alternatives(item: Item) -> list[Item]:
    """An element that is one of several values as several conditional elements."""
    if isinstance(item.value, ChoiceV):
        return [replace(item, value=o.value, given=(*item.given, *o.given)) for o in item.value.options]
    return [item]


def under(item: Item, given: Given) -> Item:
    """An element that is only there under one more condition; unknown elements may be none anyway."""
    return item if item.spread else replace(item, given=(*item.given, given))
