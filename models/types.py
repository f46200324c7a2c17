"""Elixir types as `@spec`, `@type` and `@callback` write them.

In memory types nest. In the JSON of a Project each different type stands once in a table, and
everything that has a type says its number there (`models.interning`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, WrapSerializer, WrapValidator

from models.base import Model
from models.interning import intern, recall


class AtomType(Model):
    """`:ok`, `nil`, `true`, or a module as a type."""

    kind: Literal["atom"] = "atom"
    value: str


class IntegerType(Model):
    """The integer literal `42`."""

    kind: Literal["integer"] = "integer"
    value: int


class RangeType(Model):
    kind: Literal["range"] = "range"
    first: int
    last: int


class NamedType(Model):
    """`integer()`, a local `t()` (no module), or a remote `String.t()`; `args` are type arguments."""

    kind: Literal["named"] = "named"
    module: str | None = None
    name: str
    args: tuple[Type, ...] = ()


class UnionType(Model):
    kind: Literal["union"] = "union"
    members: tuple[Type, ...]


class TupleType(Model):
    kind: Literal["tuple"] = "tuple"
    items: tuple[Type, ...]


class ListType(Model):
    """`[t]`, `[t, ...]` (nonempty), `[]` (no item)."""

    kind: Literal["list"] = "list"
    item: Type | None
    nonempty: bool = False


class KeywordType(Model):
    """`[name: t, other: u]`."""

    kind: Literal["keyword"] = "keyword"
    entries: tuple[tuple[str, Type], ...]


class MapEntry(Model):
    key: Type
    value: Type
    required: bool = True


class MapType(Model):
    """`%{key: t, optional(k) => v}`; a struct type names its module."""

    kind: Literal["map"] = "map"
    struct: str | None = None
    entries: tuple[MapEntry, ...]


class FunctionType(Model):
    """`(a, b -> c)`; `params` is None for `(... -> c)`."""

    kind: Literal["function"] = "function"
    params: tuple[Type, ...] | None
    result: Type


class BitstringType(Model):
    kind: Literal["bitstring"] = "bitstring"
    text: str


class VariableType(Model):
    """A type variable of a spec's `when`, or a parameter of a type."""

    kind: Literal["variable"] = "variable"
    name: str


class LabelledType(Model):
    """`name :: t`, an annotation for the reader."""

    kind: Literal["labelled"] = "labelled"
    name: str
    type: Type


class UnknownType(Model):
    """A type expression that we could not read; its text is kept."""

    kind: Literal["unknown"] = "unknown"
    text: str


AnyType = Annotated[
    AtomType
    | IntegerType
    | RangeType
    | NamedType
    | UnionType
    | TupleType
    | ListType
    | KeywordType
    | MapType
    | FunctionType
    | BitstringType
    | VariableType
    | LabelledType
    | UnknownType,
    Field(discriminator="kind"),
]
"""A type written out."""

Type = Annotated[
    AnyType,
    WrapSerializer(intern),
    WrapValidator(recall),
    WithJsonSchema({"type": "integer", "minimum": 0, "description": "an index into `types`"}, mode="serialization"),
]
"""A type as the parts of a model hold it."""

for _model in (NamedType, UnionType, TupleType, ListType, KeywordType, MapEntry, MapType, FunctionType, LabelledType):
    _model.model_rebuild()
