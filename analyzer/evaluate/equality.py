"""Are two values equal: yes, no, or perhaps?"""

from __future__ import annotations

from analyzer.evaluate.values import (
    CallV,
    ChoiceV,
    FunctionV,
    ListV,
    MapV,
    NumberV,
    PrefixV,
    SpecV,
    StringV,
    TupleV,
    UnknownV,
    Value,
)


def same(left: Value, right: Value, strict: bool = True, depth: int = 0) -> bool | None:
    """Are they equal: True, False or None (perhaps). Where `strict`, 1 is not 1.0. Deep values are not compared."""
    if left.soft or right.soft or depth > MAX_COMPARED_DEPTH:
        return None
    if isinstance(left, _UNDECIDED) or isinstance(right, _UNDECIDED):
        return None
    match left, right:
        case NumberV(value=a), NumberV(value=b):
            return a == b and (not strict or type(a) is type(b))
        case TupleV(items=these), TupleV(items=those):
            if len(these) != len(those):
                return False
            return all_of([same(a, b, strict, depth + 1) for a, b in zip(these, those, strict=True)])
        case ListV(items=these_items), ListV(items=those_items):
            if not all(item.placed for item in (*these_items, *those_items)):
                return None
            if len(these_items) != len(those_items):
                return False
            return all_of(
                [same(a.value, b.value, strict, depth + 1) for a, b in zip(these_items, those_items, strict=True)]
            )
        case PrefixV(prefix=prefix), StringV(value=text) | PrefixV(prefix=text):
            return (
                None if text.startswith(prefix) or (prefix.startswith(text) and isinstance(right, PrefixV)) else False
            )
        case StringV(), PrefixV():
            return same(right, left, strict)
        case MapV() | SpecV(), MapV() | SpecV():
            return None
        case _:
            return left == right


MAX_COMPARED_DEPTH = 8

_UNDECIDED = (UnknownV, CallV, ChoiceV, FunctionV)


def map_of(entries: tuple[tuple[Value, Value], ...], struct: str | None = None, open_: bool = False) -> MapV:
    """The map of these entries, of which the last of a key wins. What an unknown key may overwrite is unknown."""
    kept: list[tuple[Value, Value]] = []
    for key, value in entries:
        answers = [same(key, known) for known, _ in kept]
        if not settled(key):
            kept, open_ = [], True
        else:
            kept = [entry for entry, answer in zip(kept, answers, strict=True) if answer is False]
            kept.append((key, value))
    return MapV(tuple(kept), struct, open_)


def settled(key: Value) -> bool:
    """A key that is known for certain."""
    return same(key, key) is True


def all_of(answers: list[bool | None] | tuple[bool | None, ...]) -> bool | None:
    if False in answers:
        return False
    return None if None in answers else True
