"""A module as its source defines it: functions, types, attributes, what it uses."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from models.base import Model
from models.evidence import Condition, Span, Unresolved
from models.patterns import Shape
from models.types import Type


class Origin(Model):
    """Code that a `use` injected: the module whose `__using__` gave it, and where it was used."""

    macro: str
    span: Span


class FunctionKind(StrEnum):
    DEF = "def"
    DEFP = "defp"
    DEFMACRO = "defmacro"
    DEFMACROP = "defmacrop"
    DEFGUARD = "defguard"
    DEFGUARDP = "defguardp"
    DEFDELEGATE = "defdelegate"

    @property
    def public(self) -> bool:
        return self not in (FunctionKind.DEFP, FunctionKind.DEFMACROP, FunctionKind.DEFGUARDP)

    @property
    def macro(self) -> bool:
        return self not in (FunctionKind.DEF, FunctionKind.DEFP, FunctionKind.DEFDELEGATE)


class Clause(Model):
    """One head: its parameters' shapes, the guard's text, the text of defaults (None where there is none)."""

    params: tuple[Shape, ...]
    defaults: tuple[str | None, ...] = ()
    guard: str | None = None
    conditions: tuple[Condition, ...] = ()
    span: Span


class Spec(Model):
    """`@spec`, `@callback` or `@macrocallback`: parameter and result types; constraints of `when`."""

    name: str
    params: tuple[Type, ...]
    result: Type
    constraints: tuple[tuple[str, Type], ...] = ()
    span: Span


class Function(Model):
    """A function or macro of one name and arity; `defaults` says how many smaller arities it also has."""

    name: str
    arity: int
    kind: FunctionKind
    defaults: int = 0
    clauses: tuple[Clause, ...]
    specs: tuple[Spec, ...] = ()
    doc: str | None = None
    hidden: bool = False
    impl: str | None = None
    delegate: str | None = None
    injected: Origin | None = None
    span: Span

    @property
    def public(self) -> bool:
        return self.kind.public

    @property
    def arities(self) -> range:
        return range(self.arity - self.defaults, self.arity + 1)


class TypeDefinition(Model):
    """`@type`, `@typep` or `@opaque`."""

    name: str
    params: tuple[str, ...] = ()
    visibility: Literal["public", "private", "opaque"]
    type: Type
    doc: str | None = None
    span: Span


class StructField(Model):
    """A field of `defstruct`: the text of its default (None: nil), and if it is enforced."""

    name: str
    default: str | None = None
    enforced: bool = False


class Struct(Model):
    fields: tuple[StructField, ...]
    exception: bool = False
    span: Span


class Use(Model):
    """`use Module, options`: `options` is their text; `known` false when nobody knows what it injects."""

    module: str
    options: str | None = None
    known: bool = True
    injected: Origin | None = None
    span: Span


class Attribute(Model):
    """`@name value`, value as text; redacted when the name looks like a secret's."""

    name: str
    value: str
    span: Span


class ModuleKind(StrEnum):
    MODULE = "module"
    PROTOCOL = "protocol"
    IMPLEMENTATION = "implementation"


class Module(Model):
    """One `defmodule`, `defprotocol` or `defimpl` (named Protocol.For)."""

    name: str
    kind: ModuleKind
    app: str | None = None
    doc: str | None = None
    hidden: bool = False
    functions: tuple[Function, ...] = ()
    types: tuple[TypeDefinition, ...] = ()
    callbacks: tuple[Spec, ...] = ()
    optional_callbacks: tuple[str, ...] = ()
    struct: Struct | None = None
    attributes: tuple[Attribute, ...] = ()
    behaviours: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    generated: bool = False
    conditions: tuple[Condition, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    span: Span
