"""Which keys a keyword list or map has."""

from __future__ import annotations

from analyzer.evaluate.choices import soft_as
from analyzer.evaluate.equality import same, settled
from analyzer.evaluate.values import CallV, ChoiceV, Item, ListV, MapV, TupleV, UnknownV, Value


def pairs_with(item: Item, key: Value) -> bool | None:
    """An element is a pair of this key: True, False or None (perhaps)."""
    match item.value:
        case _ if item.spread:
            return None
        case TupleV(items=(name, _)):
            return same(name, key)
        case UnknownV() | CallV() | ChoiceV():
            return None
        case _:
            return False


def has_key(container: Value, key: Value) -> bool | None:
    """A container has a key."""
    if container.soft or not settled(key):
        return None
    match container:
        case MapV(entries=entries, open=is_open):
            answers = [same(name, key) for name, _ in entries]
            return True if True in answers else None if None in answers or is_open else False
        case ListV(items=items):
            found = [(item, pairs_with(item, key)) for item in items]
            if any(answer and not item.given and not item.many for item, answer in found):
                return True
            return False if all(answer is False for _, answer in found) else None
        case _:
            return None


def entries_of(container: MapV) -> tuple[tuple[Value, Value], ...]:
    return tuple((key, soft_as(value, container)) for key, value in container.entries)
