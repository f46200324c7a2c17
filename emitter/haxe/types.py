"""Elixir type to Haxe type."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from emitter.haxe import unions
from emitter.haxe.aliases import field_name, is_record
from emitter.haxe.haxe_types import (
    ATOM,
    BOOL,
    INT,
    STRING,
    Anonymous,
    AnonymousField,
    Arrow,
    HaxeType,
    Hole,
    Named,
    Why,
    array,
    beam,
    nullable,
    standard,
)
from emitter.haxe.known_types import BUILT_IN, PARAMETRIC, STANDARD
from emitter.haxe.scope import Scope
from emitter.haxe.union_members import returns_never, union_members
from models.modules import ModuleKind, TypeDefinition
from models.types import (
    AtomType,
    BitstringType,
    FunctionType,
    IntegerType,
    KeywordType,
    LabelledType,
    ListType,
    MapType,
    NamedType,
    RangeType,
    TupleType,
    Type,
    UnionType,
    UnknownType,
    VariableType,
)


def haxe_type(type_: Type, scope: Scope) -> HaxeType:
    """The narrowest Haxe type that holds every such term; a Hole where there is none."""
    match type_:
        case LabelledType(type=inner):
            return haxe_type(inner, scope)
        case NamedType():
            return _named(type_, scope)
        case UnionType(members=members):
            return _union(members, scope)
        case AtomType(value=value):
            return _atom(value)
        case IntegerType() | RangeType():
            return INT
        case BitstringType():
            return STRING
        case ListType(item=item):
            return array(haxe_type(item, scope) if item else Hole(Why.ANY))
        case KeywordType(entries=entries):
            return _keyword(tuple(entry for _, entry in entries), scope)
        case TupleType(items=items):
            return _tuple(items, scope)
        case MapType():
            return _map(type_, scope)
        case FunctionType(params=params, result=result):
            return _function(params, result, scope)
        case VariableType(name=name):
            return scope.variables.get(name, Hole(Why.VARIABLE))
        case UnknownType():
            return Hole(Why.UNREADABLE)
        case _:
            assert_never(type_)


def _atom(value: str) -> HaxeType:
    if value in ("true", "false"):
        return BOOL
    return nullable(ATOM) if value == "nil" else ATOM


def _union(members: tuple[Type, ...], scope: Scope) -> HaxeType:
    flat = {member: inside for type_ in members for member, inside in union_members(type_, scope)}
    some = {member: inside for member, inside in flat.items() if not returns_never(member)} or flat

    def convert(member: Type, part: Type) -> HaxeType:
        return haxe_type(part, some[member])

    return unions.join(tuple(some), convert, scope.world.profile.largest_union)


def _tuple(items: tuple[Type, ...], scope: Scope) -> HaxeType:
    if not 2 <= len(items) <= scope.world.profile.largest_tuple:
        return Hole(Why.TUPLE)
    return beam(f"Tuple{len(items)}", *(haxe_type(item, scope) for item in items))


def _keyword(values: tuple[Type, ...], scope: Scope) -> HaxeType:
    return array(beam("Tuple2", ATOM, _union(values, scope) if values else Hole(Why.ANY)))


def _function(params: tuple[Type, ...] | None, result: Type, scope: Scope) -> HaxeType:
    if params is None:
        return Hole(Why.FUNCTION)
    return Arrow(tuple(haxe_type(param, scope) for param in params), haxe_type(result, scope))


def _map(type_: MapType, scope: Scope) -> HaxeType:
    if type_.struct is not None:
        return struct_type(type_.struct, scope)
    names = scope.world.names
    if is_record(type_, names.naming, names.profile):
        return Anonymous(record_fields(type_, scope))
    match type_.entries:
        case (entry,) if (key := haxe_type(entry.key, scope)) in (STRING, INT):
            return standard("Map", key, haxe_type(entry.value, scope))
        case _:
            return Hole(Why.MAP)


def record_fields(type_: MapType, scope: Scope) -> tuple[AnonymousField, ...]:
    """The fields of a map whose keys are all atoms that Haxe can spell."""
    names = scope.world.names
    return tuple(
        AnonymousField(entry.key.value, name, haxe_type(entry.value, scope), not entry.required)
        for entry in type_.entries
        if isinstance(entry.key, AtomType) and (name := field_name(entry.key.value, names.naming, names.profile))
    )


def struct_type(module: str, scope: Scope) -> HaxeType:
    """A struct is the class of its module."""
    found = scope.world.modules.get(module)
    if found is None:
        return _foreign(module, "t", scope)
    if found.struct is None:
        return Hole(Why.UNDEFINED)
    return Named(scope.world.names.classes[module]) if module in scope.world.emitted else Hole(Why.NOT_EMITTED)


def _named(type_: NamedType, scope: Scope) -> HaxeType:
    module = type_.module or scope.module
    definition = scope.world.definition(module, type_.name, len(type_.args))
    if definition is not None:
        return _defined(module, definition, type_, scope)
    if type_.module is None and type_.name == "t" and _is_protocol(scope):
        return Hole(Why.PROTOCOL)
    if type_.module is None:
        return _built_in(type_, scope)
    if (type_.module, type_.name) in STANDARD and type_.module not in scope.world.modules:
        return _standard(type_, scope)
    if type_.module not in scope.world.modules:
        return _foreign(type_.module, type_.name, scope)
    if type_.name == "t" and _is_protocol(replace(scope, module=type_.module)):
        return Hole(Why.PROTOCOL)
    return struct_type(type_.module, scope) if type_.name == "t" else Hole(Why.UNDEFINED)


def _defined(module: str, definition: TypeDefinition, type_: NamedType, scope: Scope) -> HaxeType:
    if own := scope.world.names.types.get((module, definition.name)):
        known = Named(own) if module in scope.world.emitted else Hole(Why.NOT_EMITTED)
        return nullable(known) if _has_nil(definition.type) else known
    reference = (module, definition.name, len(definition.params))
    if reference in scope.following:
        return Hole(Why.RECURSIVE)
    arguments = tuple(haxe_type(argument, scope) for argument in type_.args)
    inside = Scope(
        scope.world, module, dict(zip(definition.params, arguments, strict=True)), scope.following | {reference}
    )
    return haxe_type(definition.type, inside)


def _has_nil(type_: Type) -> bool:
    return isinstance(type_, UnionType) and AtomType(value="nil") in type_.members


def _built_in(type_: NamedType, scope: Scope) -> HaxeType:
    if type_.args and type_.name in PARAMETRIC:
        first = haxe_type(type_.args[0], scope)
        match type_.name:
            case "as_boolean":
                return first
            case "keyword":
                return array(beam("Tuple2", ATOM, first))
            case _:
                return array(first)
    return BUILT_IN.get(type_.name, Hole(Why.UNDEFINED))


def _standard(type_: NamedType, scope: Scope) -> HaxeType:
    meaning = STANDARD[(type_.module or "", type_.name)]
    if isinstance(meaning, NamedType) and meaning.name in PARAMETRIC:
        meaning = meaning.model_copy(update={"args": type_.args})
    return haxe_type(meaning, replace(scope, module=""))


def _is_protocol(scope: Scope) -> bool:
    module = scope.world.modules.get(scope.module)
    return module is not None and module.kind is ModuleKind.PROTOCOL


def _foreign(module: str, name: str, scope: Scope) -> HaxeType:
    path = scope.world.names.foreign.get((module, name))
    return Named(path) if path else Hole(Why.FOREIGN)
