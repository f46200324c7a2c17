"""Shapes as Elixir: patterns that bind their variables, and terms in which what we do not know is `todo()`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import assert_never

from emitter.elixir.code import TODO, atom_map, container, keyword_list
from emitter.elixir.layout import BREAK, Doc, Group, Nest, Text, join
from emitter.elixir.literals import alias, atom, floating, integer, is_key, is_variable, string
from models.patterns import (
    AnyShape,
    AtomShape,
    AttributeShape,
    BitstringShape,
    BoundShape,
    FloatShape,
    IntegerShape,
    ListShape,
    MapShape,
    PrefixShape,
    Shape,
    StringShape,
    StructShape,
    TupleShape,
)

Names = dict[str, str]


def pattern(shape: Shape, names: Names) -> Doc:
    """The shape as a pattern; `names` tells how each variable is written (see `variables`)."""
    return _shape(shape, names)


def term(shape: Shape) -> Doc:
    """The shape as an expression that builds such a term."""
    return _shape(shape, None)


def variables(shape: Shape, used: Collection[str]) -> Names:
    """How a pattern's variables are written: with an underscore, unless they are `used` or occur twice."""
    counted = Counter(_bound(shape))
    return {
        name: f"_{name}" if count == 1 and name not in used and is_free(f"_{name}", counted) else name
        for name, count in counted.items()
    }


def attributes(shape: Shape) -> tuple[str, ...]:
    """The module attributes that a shape mentions."""
    return tuple(part.name for part in parts(shape) if isinstance(part, AttributeShape))


def parts(shape: Shape) -> Iterator[Shape]:
    """The shape and everything inside it, in source order."""
    yield shape
    for child in _children(shape):
        yield from parts(child)


def is_free(name: str, taken: Collection[str]) -> bool:
    """Whether a name can be used beside the taken ones, underscores apart."""
    return not name.startswith("__") and name not in taken


def _children(shape: Shape) -> tuple[Shape, ...]:
    match shape:
        case TupleShape(items=items):
            return items
        case ListShape(items=items, tail=tail):
            return items if tail is None else (*items, tail)
        case MapShape(entries=entries):
            return tuple(part for entry in entries for part in entry)
        case StructShape(fields=fields):
            return tuple(value for _, value in fields)
        case BoundShape(pattern=inner):
            return (inner,)
        case PrefixShape(rest=rest):
            return (rest,)
        case _:
            return ()


def _bound(shape: Shape) -> Iterator[str]:
    for part in parts(shape):
        if isinstance(part, AnyShape | BoundShape) and part.name is not None and is_variable(part.name):
            yield part.name


def _shape(shape: Shape, names: Names | None) -> Doc:
    match shape:
        case AnyShape(name=name):
            return _any(name, names)
        case AtomShape(value=value):
            return Text(alias(value) if shape.alias else atom(value))
        case IntegerShape(value=number):
            return Text(integer(number))
        case FloatShape(value=decimal):
            return Text(floating(decimal))
        case StringShape(value=value):
            return Text(string(value))
        case PrefixShape(value=value, rest=rest):
            return Group(join(f"{string(value)} <>", Nest(2, join(BREAK, _shape(rest, names)))))
        case TupleShape(items=items):
            return container("{", [_shape(item, names) for item in items], "}")
        case ListShape():
            return _list(shape, names)
        case MapShape(entries=entries):
            return _map(entries, names)
        case StructShape():
            return _struct(shape, names)
        case BitstringShape(text=text):
            return Text("<<todo()::bitstring>>" if names is None else " ".join(text.split()))
        case AttributeShape(name=name):
            return Text(f"@{name}")
        case BoundShape(name=name, pattern=inner):
            return _bound_pattern(name, inner, names)
    assert_never(shape)


def _any(name: str | None, names: Names | None) -> Doc:
    if names is None:
        return TODO
    return Text("_" if name is None else names.get(name, "_"))


def _bound_pattern(name: str, inner: Shape, names: Names | None) -> Doc:
    if names is None or name not in names:
        return _shape(inner, names)
    return join(_shape(inner, names), f" = {names[name]}")


def _list(shape: ListShape, names: Names | None) -> Doc:
    pairs = [_keyword(item) for item in shape.items]
    written = [(key, value) for key, value in (pair for pair in pairs if pair is not None)]
    if shape.tail is None and written and len(written) == len(shape.items):
        return keyword_list([(key, _shape(value, names)) for key, value in written])
    items = [_shape(item, names) for item in shape.items]
    if shape.tail is not None and items:
        items[-1] = Group(join(items[-1], BREAK, "| ", Nest(2, _shape(shape.tail, names))))
    return container("[", items, "]")


def _keyword(shape: Shape) -> tuple[str, Shape] | None:
    match shape:
        case TupleShape(items=(AtomShape(value=key, alias=False), value)) if is_key(key):
            return key, value
        case _:
            return None


def _map(entries: tuple[tuple[Shape, Shape], ...], names: Names | None) -> Doc:
    keys = [key.value for key, _ in entries if isinstance(key, AtomShape) and not key.alias]
    if len(keys) == len(entries):
        return atom_map("%{", [(key, _shape(value, names)) for key, (_, value) in zip(keys, entries, strict=True)])
    known = [(key, value) for key, value in entries if names is None or not isinstance(key, AnyShape | PrefixShape)]
    return container("%{", [join(_shape(key, names), " => ", _shape(value, names)) for key, value in known], "}")


def _struct(shape: StructShape, names: Names | None) -> Doc:
    if shape.module is None and names is None:
        return TODO
    module = "_" if shape.module is None else alias(shape.module)
    return atom_map(f"%{module}{{", [(key, _shape(value, names)) for key, value in shape.fields])
