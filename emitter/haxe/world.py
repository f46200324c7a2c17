"""What the whole output knows: the modules, which of them have a stub, and every name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from emitter.haxe.names import Names
from emitter.haxe.profile import Profile
from models.constructs import Construct
from models.modules import Function, Module, Struct, StructField, TypeDefinition
from models.project import Project, Role
from models.types import AtomType, MapType


@dataclass(frozen=True, slots=True)
class World:
    modules: Mapping[str, Module]
    emitted: Set[str]
    names: Names
    constructs: Mapping[str, Sequence[Construct]]

    @property
    def profile(self) -> Profile:
        return self.names.profile

    def definition(self, module: str, name: str, arity: int) -> TypeDefinition | None:
        found = self.modules.get(module)
        if found is None:
            return None
        return next((d for d in found.types if d.name == name and len(d.params) == arity), None)


def library_modules(project: Project) -> dict[str, Module]:
    """The application's modules by name: no tests, no scripts. One that is defined twice is joined."""
    roles = {file.path: file.role for file in project.files}
    found: dict[str, list[Module]] = {}
    for module in project.modules:
        if roles.get(module.span.file, Role.LIB) is Role.LIB:
            found.setdefault(module.name, []).append(module)
    return {name: _joined(definitions) for name, definitions in found.items()}


def _joined(definitions: Sequence[Module]) -> Module:
    """Each name and arity once: what is defined twice is the same to a caller."""
    return definitions[0].model_copy(
        update={
            "functions": _distinct_functions(f for module in definitions for f in module.functions),
            "types": _distinct_types(d for module in definitions for d in module.types),
            "struct": next((module.struct for module in definitions if module.struct), None)
            or _typed_struct(definitions),
        }
    )


def _typed_struct(definitions: Sequence[Module]) -> Struct | None:
    """A macro (Ecto's `schema`) defines the struct, and `@type t :: %__MODULE__{…}` tells its fields."""
    for definition in (d for module in definitions for d in module.types):
        if isinstance(definition.type, MapType) and definition.type.struct == definitions[0].name:
            keys = (entry.key for entry in definition.type.entries)
            fields = tuple(StructField(name=key.value) for key in keys if isinstance(key, AtomType))
            return Struct(fields=fields, span=definition.span)
    return None


def _distinct_functions(functions: Iterable[Function]) -> tuple[Function, ...]:
    """By name and every arity; a function that gives an arity by default gives way to the one that defines it."""
    exact: dict[tuple[str, int], Function] = {}
    for function in functions:
        exact.setdefault((function.name, function.arity), function)
    return tuple(_without_taken(function, exact) for function in exact.values())


def _without_taken(function: Function, exact: Mapping[tuple[str, int], Function]) -> Function:
    free = 0
    while free < function.defaults and (function.name, function.arity - free - 1) not in exact:
        free += 1
    return function if free == function.defaults else function.model_copy(update={"defaults": free})


def _distinct_types(types: Iterable[TypeDefinition]) -> tuple[TypeDefinition, ...]:
    by_name: dict[tuple[str, int], TypeDefinition] = {}
    for definition in types:
        by_name.setdefault((definition.name, len(definition.params)), definition)
    return tuple(by_name.values())
