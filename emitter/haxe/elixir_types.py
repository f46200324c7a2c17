"""Elixir types and specs as Elixir source writes them, for metadata."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from emitter.haxe.elixir_text import atom, function, module
from models.modules import Spec
from models.types import (
    AtomType,
    BitstringType,
    FunctionType,
    IntegerType,
    KeywordType,
    LabelledType,
    ListType,
    MapEntry,
    MapType,
    NamedType,
    RangeType,
    TupleType,
    Type,
    UnionType,
    UnknownType,
    VariableType,
)


def spec_text(spec: Spec) -> str:
    """`get(id :: integer) :: User.t`, without `@spec`."""
    when = ", ".join(f"{name}: {type_text(type_)}" for name, type_ in spec.constraints)
    head = f"{function(spec.name)}({_list(spec.params)}) :: {type_text(spec.result)}"
    return f"{head} when {when}" if when else head


def type_text(type_: Type) -> str:
    match type_:
        case AtomType(value=value):
            return atom(value)
        case IntegerType(value=number):
            return str(number)
        case RangeType(first=first, last=last):
            return f"{first}..{last}"
        case NamedType(module=None, name=name, args=args):
            return f"{name}({_list(args)})"
        case NamedType(module=owner, name=name, args=args):
            return f"{module(owner or '')}.{name}({_list(args)})"
        case UnionType(members=members):
            return " | ".join(map(type_text, members))
        case TupleType(items=items):
            return "{" + _list(items) + "}"
        case ListType(item=item, nonempty=nonempty):
            return "[" + (type_text(item) if item else "") + (", ..." if nonempty else "") + "]"
        case KeywordType(entries=entries):
            return "[" + ", ".join(f"{_key(name)}: {type_text(value)}" for name, value in entries) + "]"
        case MapType(struct=struct, entries=entries):
            return f"%{module(struct) if struct else ''}{{{', '.join(map(_entry, entries))}}}"
        case FunctionType(params=params, result=result):
            return f"({'...' if params is None else _list(params)} -> {type_text(result)})"
        case LabelledType(name=name, type=inner):
            return f"{name} :: {type_text(inner)}"
        case VariableType(name=name):
            return name
        case BitstringType(text=text) | UnknownType(text=text):
            return text
        case _:
            assert_never(type_)


def _list(types: Iterable[Type]) -> str:
    return ", ".join(map(type_text, types))


def _entry(entry: MapEntry) -> str:
    if isinstance(entry.key, AtomType) and entry.required:
        return f"{_key(entry.key.value)}: {type_text(entry.value)}"
    key = type_text(entry.key)
    return f"{key if entry.required else f'optional({key})'} => {type_text(entry.value)}"


def _key(name: str) -> str:
    return atom(name).removeprefix(":")
