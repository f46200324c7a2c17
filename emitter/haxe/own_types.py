"""The `@type` definitions of a module that are Haxe types of their own."""

from __future__ import annotations

from collections.abc import Sequence

from emitter.haxe import elixir_text
from emitter.haxe.aliases import atoms, own_type
from emitter.haxe.haxe_text import doc, injectable, injected, line_comment, metadata, returning
from emitter.haxe.haxe_types import ATOM, Path
from emitter.haxe.names import Pool
from emitter.haxe.scope import Scope
from emitter.haxe.types import record_fields
from emitter.haxe.writing import TERM, Imports, structure, type_text
from models.modules import Module, TypeDefinition
from models.types import MapType


def own_types(module: Module, scope: Scope, imports: Imports) -> tuple[str, ...]:
    names = scope.world.names
    return tuple(
        _written(definition, names.types[(module.name, definition.name)], scope, imports)
        for definition in module.types
        if own_type(definition, names.naming, names.profile)
    )


def _written(definition: TypeDefinition, path: Path, scope: Scope, imports: Imports) -> str:
    head = doc(definition.doc or "") + metadata("type", definition.name) + "\n"
    if values := atoms(definition.type):
        return doc(" | ".join(map(elixir_text.atom, values))) + head + _atoms(path, values, scope, imports)
    if isinstance(definition.type, MapType) and definition.visibility != "opaque":
        fields = record_fields(definition.type, scope)
        return f"{head}typedef {path.name} = {structure(fields, imports)}\n"
    return f"{head}abstract {path.name}({imports.refer(TERM)}) to {imports.refer(TERM)} {{}}\n"


def _atoms(path: Path, values: Sequence[str], scope: Scope, imports: Imports) -> str:
    """A closed set: values come from injected getters, so they can never decay to binaries."""
    atom = type_text(ATOM, imports)
    wanted = {value: scope.world.names.spell(value) for value in values}
    pool = Pool((*scope.world.profile.reserved_members, *(f"get_{name}" for name in wanted.values())))
    members = "\n".join(_value(path.name, value, pool.claim(name)) for value, name in wanted.items())
    return f"abstract {path.name}({atom}) to {atom} to {imports.refer(TERM)} {{\n{members}}}\n"


def _value(type_: str, value: str, name: str) -> str:
    code = elixir_text.atom(value)
    if not injectable(code):
        return line_comment(f"{code}: looks like a placeholder, so it cannot be injected", "\t")
    return (
        f"\t{metadata('atom', value)}\n"
        f"\tpublic static var {name}(get, never): {type_};\n"
        f"{returning(f'static inline function get_{name}(): {type_}', injected(code))}"
    )
