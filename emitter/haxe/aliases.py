"""Which `@type` definitions become Haxe types of their own; the others are written where they are used."""

from __future__ import annotations

from typing import Literal

from emitter.haxe.profile import Profile
from emitter.haxe.spelling import Naming, identifier, snake
from models.modules import TypeDefinition
from models.types import AtomType, MapType, Type, UnionType

Alias = Literal["atoms", "record", "opaque"]

_NOT_NAMES = frozenset(("nil", "true", "false"))


def own_type(definition: TypeDefinition, naming: Naming, profile: Profile) -> Alias | None:
    """A closed set of atoms, a map with atom keys, or an opaque type; never one with parameters."""
    if definition.params:
        return None
    if atoms(definition.type):
        return "atoms"
    if is_struct(definition.type):
        return None
    if definition.visibility == "opaque":
        return "opaque"
    return "record" if is_record(definition.type, naming, profile) else None


def atoms(type_: Type) -> tuple[str, ...]:
    """The atoms of `:admin | :guest`, in order and without nil; none if it is anything else."""
    if not isinstance(type_, UnionType) or not all(isinstance(member, AtomType) for member in type_.members):
        return ()
    values = tuple(dict.fromkeys(member.value for member in type_.members if isinstance(member, AtomType)))
    return tuple(value for value in values if value != "nil") if set(values) - _NOT_NAMES else ()


def is_struct(type_: Type) -> bool:
    return isinstance(type_, MapType) and type_.struct is not None


def is_record(type_: Type, naming: Naming, profile: Profile) -> bool:
    """A map all of whose keys are atoms that a Haxe structure can have as fields."""
    if not isinstance(type_, MapType) or type_.struct is not None or not type_.entries:
        return False
    keys = [entry.key for entry in type_.entries]
    values = [key.value for key in keys if isinstance(key, AtomType)]
    spellable = all(field_name(value, naming, profile) is not None for value in values)
    return len(values) == len(keys) == len(set(values)) and spellable


def field_name(key: str, naming: Naming, profile: Profile) -> str | None:
    """The structure's field that becomes the key again; `@:native` has no effect there, so not all do."""
    name = identifier(key, naming, profile)
    return name if snake(name) == key else None
