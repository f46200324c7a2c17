"""The members of a union, through the aliases of its module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from emitter.haxe.known_types import NOTHING
from emitter.haxe.scope import Scope
from models.types import LabelledType, NamedType, Type, UnionType


def union_members(type_: Type, scope: Scope) -> Iterator[tuple[Type, Scope]]:
    """The members of a union and where each is read, through labels and aliases of this module that are unions."""
    match type_:
        case LabelledType(type=inner):
            yield from union_members(inner, scope)
        case UnionType(members=members):
            for member in members:
                yield from union_members(member, scope)
        case NamedType(module=None, name=name, args=()) if union := _local_union(name, scope):
            reference = (scope.module, name, 0)
            yield from union_members(union, replace(scope, variables={}, following=scope.following | {reference}))
        case _:
            yield type_, scope


def _local_union(name: str, scope: Scope) -> UnionType | None:
    """The union that an alias of this module stands for, unless it is a type of its own or being followed."""
    definition = scope.world.definition(scope.module, name, 0)
    own = (scope.module, name) in scope.world.names.types
    if definition is None or own or (scope.module, name, 0) in scope.following:
        return None
    return definition.type if isinstance(definition.type, UnionType) else None


def returns_never(type_: Type) -> bool:
    return isinstance(type_, NamedType) and type_.module is None and type_.name in NOTHING
