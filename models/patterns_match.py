"""Can a pattern match a message? The only place that compares two shapes.

Sound in one direction: False means impossible, whatever the holes stand for at run time. Guards,
pinned variables, attributes and expressions match anything. A map may hold more than it names.
"""

from __future__ import annotations

from models.patterns import (
    AnyShape,
    AtomShape,
    AttributeShape,
    BitstringShape,
    FloatShape,
    IntegerShape,
    ListShape,
    MapShape,
    PrefixShape,
    Shape,
    StringShape,
    StructShape,
    TupleShape,
    unbound,
)

_DEEPEST = 64
"""Below this depth nothing is impossible: an answer that is sound, and no recursion without end."""

Binary = StringShape | PrefixShape | BitstringShape


def may_match(pattern: Shape, message: Shape, depth: int = 0) -> bool:
    """False only where no term that `message` stands for is matched by `pattern`."""
    if depth > _DEEPEST:
        return True
    match unbound(pattern), unbound(message):
        case (AnyShape() | AttributeShape(), _) | (_, AnyShape() | AttributeShape()):
            return True
        case (StringShape() | PrefixShape() | BitstringShape()) as one, (
            StringShape() | PrefixShape() | BitstringShape()
        ) as other:
            return _binaries(one, other)
        case TupleShape(items=ours), TupleShape(items=theirs):
            return len(ours) == len(theirs) and _all(ours, theirs, depth)
        case ListShape() as one, ListShape() as other:
            return _lists(one, other, depth)
        case (MapShape() | StructShape()) as one, (MapShape() | StructShape()) as other:
            return _maps(_entries(one), _entries(other), depth)
        case one, other:
            return _literal(one) is not None and _literal(one) == _literal(other)


def _literal(shape: Shape) -> tuple[str, str | int | float] | None:
    """What makes two literals the same term; None for anything that is built of parts."""
    match shape:
        case AtomShape(value=value, alias=alias):
            return "atom", f"Elixir.{value.removeprefix('Elixir.')}" if alias else value
        case IntegerShape(value=integer):
            return "integer", integer
        case FloatShape(value=real):
            return "float", real
        case StringShape(value=text):
            return "string", text
        case _:
            return None


def _all(ours: tuple[Shape, ...], theirs: tuple[Shape, ...], depth: int) -> bool:
    return all(may_match(one, other, depth + 1) for one, other in zip(ours, theirs, strict=False))


def _binaries(one: Binary, other: Binary) -> bool:
    """Compared as bytes: a prefix may end within a character."""
    if isinstance(one, BitstringShape) or isinstance(other, BitstringShape):
        return True
    ours, theirs = _bytes(one.value), _bytes(other.value)
    if isinstance(one, PrefixShape) and isinstance(other, PrefixShape):
        return ours.startswith(theirs) or theirs.startswith(ours)
    if isinstance(one, PrefixShape):
        return theirs.startswith(ours)
    if isinstance(other, PrefixShape):
        return ours.startswith(theirs)
    return ours == theirs


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _lists(one: ListShape, other: ListShape, depth: int) -> bool:
    """The common items first, then what is left of each."""
    (ours, our_tail), (theirs, their_tail) = _flat(one), _flat(other)
    if not _all(ours, theirs, depth):
        return False
    common = min(len(ours), len(theirs))
    left, right = _rest(ours[common:], our_tail), _rest(theirs[common:], their_tail)
    if isinstance(left, ListShape) and isinstance(right, ListShape):
        return not left.items and not right.items
    return may_match(left, right, depth + 1)


def _flat(shape: ListShape) -> tuple[tuple[Shape, ...], Shape | None]:
    """`[a | [b | t]]` as its items and what is no list any more."""
    items, tail = shape.items, shape.tail
    while tail is not None and isinstance(inner := unbound(tail), ListShape):
        items, tail = items + inner.items, inner.tail
    return items, tail


def _rest(items: tuple[Shape, ...], tail: Shape | None) -> Shape:
    """A list of these items; its bare tail where no item is left."""
    return tail if tail is not None and not items else ListShape(items=items, tail=tail)


def _entries(shape: MapShape | StructShape) -> tuple[tuple[Shape, Shape], ...]:
    """A struct is a map: its fields, and its module under `__struct__`."""
    if isinstance(shape, MapShape):
        return shape.entries
    fields = tuple((AtomShape(value=name), value) for name, value in shape.fields)
    if shape.module is None:
        return fields
    return (AtomShape(value="__struct__"), AtomShape(value=shape.module, alias=True)), *fields


def _maps(ours: tuple[tuple[Shape, Shape], ...], theirs: tuple[tuple[Shape, Shape], ...], depth: int) -> bool:
    """Impossible only when both name a key and no value of it agrees."""
    if any(_literal(unbound(key)) is None for key, _ in theirs):
        return True
    return all(_value(key, value, theirs, depth) for key, value in ours)


def _value(key: Shape, value: Shape, entries: tuple[tuple[Shape, Shape], ...], depth: int) -> bool:
    wanted = _literal(unbound(key))
    found = [given for name, given in entries if _literal(unbound(name)) == wanted]
    return not found or any(may_match(value, given, depth + 1) for given in found)
