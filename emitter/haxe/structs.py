"""A struct's fields, and two functions that build one."""

from __future__ import annotations

from dataclasses import dataclass

from emitter.haxe import elixir_text
from emitter.haxe.aliases import field_name
from emitter.haxe.haxe_text import doc, injectable, injected, line_comment, string
from emitter.haxe.haxe_types import AnonymousField, HaxeType, Hole, Named, Why
from emitter.haxe.names import Pool
from emitter.haxe.scope import Scope
from emitter.haxe.types import haxe_type
from emitter.haxe.writing import Imports, field_text, type_text
from models.modules import Module
from models.types import AtomType, MapType, Type


@dataclass(frozen=True, slots=True)
class StructField:
    """`name` is the class's variable; `spellable`: a structure literal can have it too."""

    key: str
    name: str
    type: HaxeType
    enforced: bool
    spellable: bool


def struct_fields(module: Module, scope: Scope) -> tuple[StructField, ...]:
    if module.struct is None:
        return ()
    names, pool = scope.world.names, Pool(scope.world.profile.reserved_members)
    types = _field_types(module)
    return tuple(
        StructField(
            key=field.name,
            name=pool.claim(names.spell(field.name)),
            type=haxe_type(types[field.name], scope) if field.name in types else Hole(Why.UNSPECIFIED),
            enforced=field.enforced,
            spellable=field_name(field.name, names.naming, names.profile) is not None,
        )
        for field in module.struct.fields
    )


def _field_types(module: Module) -> dict[str, Type]:
    """The types that `@type t :: %__MODULE__{...}` gives; `t` itself is asked first."""
    ordered = sorted(module.types, key=lambda definition: definition.name != "t")
    found = next((d.type for d in ordered if isinstance(d.type, MapType) and d.type.struct == module.name), None)
    if not isinstance(found, MapType):
        return {}
    return {entry.key.value: entry.value for entry in found.entries if isinstance(entry.key, AtomType)}


def variables(fields: tuple[StructField, ...], imports: Imports) -> str:
    return "".join(
        f"\t{_native(field)}public var {field.name}(default, never): {type_text(field.type, imports)};\n"
        for field in fields
    )


def _native(field: StructField) -> str:
    return f"@:native({string(field.key)}) " if field.name != field.key else ""


def builders(module: Module, fields: tuple[StructField, ...], pool: Pool, scope: Scope, imports: Imports) -> str:
    """`make` and `update`, under other names where the module has functions of these."""
    struct = elixir_text.module(module.name)
    if not injectable(struct):
        return line_comment(f"make, update: the module's name {struct} looks like a placeholder", "\t")
    class_ = Named(scope.world.names.classes[module.name])
    own = type_text(class_, imports)
    made = _parameter(fields, imports, updating=False)
    changed = _parameter(fields, imports, updating=True)
    return (
        _unspellable(fields)
        + doc(f"A new %{struct}{{}}; a field that is left out has its default.", "\t")
        + f"\tpublic static inline function {pool.claim('make')}(fields: {made}): {own}\n"
        + f"\t\treturn {injected(f'struct!({struct}, {{0}})', 'fields')};\n\n"
        + doc("The same struct with some fields changed.", "\t")
        + f"\tpublic static inline function {pool.claim('update')}(struct: {own}, fields: {changed}): {own}\n"
        + f"\t\treturn {injected('struct!({0}, {1})', 'struct', 'fields')};\n"
    )


def _parameter(fields: tuple[StructField, ...], imports: Imports, *, updating: bool) -> str:
    kept = [
        AnonymousField(field.key, field.name, field.type, updating or not field.enforced)
        for field in fields
        if field.spellable
    ]
    written = [field_text(field, imports) for field in kept]
    line = "{" + ", ".join(written) + "}"
    return line if len(line) <= 60 else "{\n\t\t" + ",\n\t\t".join(written) + "\n\t}"


def _unspellable(fields: tuple[StructField, ...]) -> str:
    missing = ", ".join(field.key for field in fields if not field.spellable)
    return (
        line_comment(f"make and update cannot set: {missing} (no Haxe structure has such a field)", "\t")
        if missing
        else ""
    )
