"""Shapes of terms: what a clause matches, what a message or a reply looks like."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model


class AnyShape(Model):
    """Any term: a variable (`name`), `_` (no name), or an expression that we cannot see through (`text`)."""

    kind: Literal["any"] = "any"
    name: str | None = None
    text: str | None = None
    pinned: bool = False


class AtomShape(Model):
    """An atom; a module's name is given as Elixir prints it (`Shop.Cart`), with `alias` true."""

    kind: Literal["atom"] = "atom"
    value: str
    alias: bool = False


class IntegerShape(Model):
    kind: Literal["integer"] = "integer"
    value: int


class FloatShape(Model):
    kind: Literal["float"] = "float"
    value: float


class StringShape(Model):
    kind: Literal["string"] = "string"
    value: str


class PrefixShape(Model):
    """`"room:" <> rest`, or an interpolated string that begins with text."""

    kind: Literal["prefix"] = "prefix"
    value: str
    rest: AnyShape = AnyShape()


class TupleShape(Model):
    kind: Literal["tuple"] = "tuple"
    items: tuple[Shape, ...]


class ListShape(Model):
    """`[a, b]`, or with a tail `[a | rest]`."""

    kind: Literal["list"] = "list"
    items: tuple[Shape, ...]
    tail: Shape | None = None


class MapShape(Model):
    """`%{key => value}`: the keys that are named; a map may hold more."""

    kind: Literal["map"] = "map"
    entries: tuple[tuple[Shape, Shape], ...]


class StructShape(Model):
    """`%Mod{field: value}`; module is None for `%_{}` or `%name{}`."""

    kind: Literal["struct"] = "struct"
    module: str | None
    fields: tuple[tuple[str, Shape], ...]


class BitstringShape(Model):
    kind: Literal["bitstring"] = "bitstring"
    text: str


class AttributeShape(Model):
    """A module attribute whose value is no plain literal."""

    kind: Literal["attribute"] = "attribute"
    name: str


class BoundShape(Model):
    """`name = pattern`: the whole term also has a name."""

    kind: Literal["bound"] = "bound"
    name: str
    pattern: Shape


Shape = Annotated[
    AnyShape
    | AtomShape
    | IntegerShape
    | FloatShape
    | StringShape
    | PrefixShape
    | TupleShape
    | ListShape
    | MapShape
    | StructShape
    | BitstringShape
    | AttributeShape
    | BoundShape,
    Field(discriminator="kind"),
]

for _model in (PrefixShape, TupleShape, ListShape, MapShape, StructShape, BoundShape):
    _model.model_rebuild()


def unbound(shape: Shape) -> Shape:
    """The shape itself, without names for the whole."""
    while isinstance(shape, BoundShape):
        shape = shape.pattern
    return shape


def tag(shape: Shape) -> str | None:
    """The atom that tells this message from others: `:stop`, or the head of `{:put, k, v}`."""
    match unbound(shape):
        case AtomShape(value=value):
            return value
        case TupleShape(items=(first, *_)) if isinstance(head := unbound(first), AtomShape):
            return head.value
        case _:
            return None
