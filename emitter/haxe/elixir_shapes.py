"""Shapes of terms as Elixir source writes them, for metadata and docs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from emitter.haxe.elixir_text import atom, module, string
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


def shape_text(shape: Shape) -> str:
    match shape:
        case AnyShape():
            return _any(shape)
        case AtomShape():
            return atom_text(shape)
        case IntegerShape(value=number) | FloatShape(value=number):
            return str(number)
        case StringShape(value=text):
            return string(text)
        case PrefixShape(value=text, rest=rest):
            return f"{string(text)} <> {_any(rest)}"
        case TupleShape(items=items):
            return "{" + _list(items) + "}"
        case ListShape(items=items, tail=tail):
            return "[" + _list(items) + (f" | {shape_text(tail)}" if tail else "") + "]"
        case MapShape(entries=entries):
            return "%{" + ", ".join(f"{shape_text(key)} => {shape_text(value)}" for key, value in entries) + "}"
        case StructShape(module=name, fields=fields):
            inner = ", ".join(f"{atom(key).removeprefix(':')}: {shape_text(value)}" for key, value in fields)
            return f"%{module(name) if name else '_'}{{{inner}}}"
        case BitstringShape(text=text):
            return text
        case AttributeShape(name=name):
            return f"@{name}"
        case BoundShape(name=name, pattern=pattern):
            return f"{shape_text(pattern)} = {name}"
        case _:
            assert_never(shape)


def atom_text(shape: AtomShape) -> str:
    return module(shape.value) if shape.alias else atom(shape.value)


def _any(shape: AnyShape) -> str:
    if shape.name is None:
        return shape.text or "_"
    return f"^{shape.name}" if shape.pinned else shape.name


def _list(items: Iterable[Shape]) -> str:
    return ", ".join(map(shape_text, items))
