"""The exact term of a message: code that builds it from arguments, and the pattern that takes it apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from emitter.haxe.elixir_shapes import atom_text
from emitter.haxe.elixir_text import module, string
from emitter.haxe.haxe_text import injectable
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

Piece = str | int
"""Elixir text, or the number of a hole."""


@dataclass(frozen=True, slots=True)
class HoleShape:
    """A part that the sender chooses: the name it has in the source, and its shape."""

    name: str | None
    shape: Shape


@dataclass(frozen=True, slots=True)
class Wire:
    pieces: tuple[Piece, ...]
    holes: tuple[HoleShape, ...]

    @property
    def construction(self) -> str:
        """The term, with `{0}` where the first argument goes."""
        return "".join(f"{{{piece}}}" if isinstance(piece, int) else piece for piece in self.pieces)

    @property
    def pattern(self) -> str:
        """The term as a pattern that binds `a0`, `a1` and so on, and takes no other kind of structure or map."""
        return "".join(self._bound(piece) if isinstance(piece, int) else piece for piece in self.pieces)

    def _bound(self, hole: int) -> str:
        match self.holes[hole].shape:
            case StructShape(module=module_name):
                return f"%{module(module_name) if module_name else '_'}{{}} = a{hole}"
            case MapShape():
                return f"%{{}} = a{hole}"
            case _:
                return f"a{hole}"

    @property
    def speakable(self) -> bool:
        return injectable(self.pattern)


@dataclass(slots=True)
class _Holes:
    found: list[HoleShape] = field(default_factory=list)

    def number(self, name: str | None, shape: Shape) -> int:
        """A variable that occurs twice is one hole."""
        for number, known in enumerate(self.found):
            if name is not None and known.name == name:
                return number
        self.found.append(HoleShape(name, shape))
        return len(self.found) - 1


def wire(shape: Shape) -> Wire:
    holes = _Holes()
    pieces = tuple(_pieces(shape, holes, None))
    return Wire(pieces, tuple(holes.found))


def _pieces(shape: Shape, holes: _Holes, name: str | None) -> Iterator[Piece]:
    match shape:
        case BoundShape(name=bound, pattern=pattern):
            yield from _pieces(pattern, holes, bound)
        case AnyShape(name=variable):
            yield holes.number(variable or name, shape)
        case MapShape() | StructShape() | BitstringShape() | AttributeShape():
            yield holes.number(name, shape)
        case AtomShape():
            yield atom_text(shape)
        case IntegerShape(value=number) | FloatShape(value=number):
            yield str(number)
        case StringShape(value=text):
            yield string(text)
        case PrefixShape(value=text, rest=rest):
            yield f"{string(text)} <> "
            yield holes.number(rest.name, shape)
        case TupleShape(items=items):
            yield from _bracketed("{", items, "}", holes)
        case ListShape(items=items, tail=None):
            yield from _bracketed("[", items, "]", holes)
        case ListShape(items=items, tail=tail):
            yield from _bracketed("[", items, " | ", holes)
            yield from _pieces(tail, holes, None) if tail else ()
            yield "]"
        case _:
            assert_never(shape)


def _bracketed(opening: str, items: tuple[Shape, ...], closing: str, holes: _Holes) -> Iterator[Piece]:
    """A tuple of one literal number must not look like a placeholder."""
    blank = " " if opening == "{" and len(items) == 1 else ""
    yield opening + blank
    for position, item in enumerate(items):
        if position:
            yield ", "
        yield from _pieces(item, holes, None)
    yield blank + closing
