"""Types of libraries. We have not read their source, so each is an opaque type of its own: still never another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from emitter.haxe.haxe_text import doc, metadata
from emitter.haxe.haxe_types import Path
from emitter.haxe.known_types import STANDARD
from emitter.haxe.writing import TERM, Imports
from models.base import Model
from models.modules import Module
from models.types import MapType, NamedType

Foreign = tuple[str, str]
"""A module and the name of its type; a struct is `t`."""


def mentioned(modules: Iterable[Module]) -> set[Foreign]:
    """Every remote type and struct that a spec, a type or a callback mentions."""
    found: set[Foreign] = set()
    for module in modules:
        for function in module.functions:
            found.update(_inside(function.specs))
        found.update(_inside(module.types))
        found.update(_inside(module.callbacks))
    return {foreign for foreign in found if foreign not in STANDARD}


def _inside(value: object) -> Iterator[Foreign]:
    match value:
        case NamedType(module=str() as module, name=name):
            yield module, name
        case MapType(struct=str() as module):
            yield module, "t"
        case _:
            pass
    match value:
        case tuple():
            for item in value:
                yield from _inside(item)
        case Model():
            for field in type(value).model_fields:
                yield from _inside(getattr(value, field))
        case _:
            pass


def foreign_file(foreign: Foreign, path: Path) -> str:
    """Terms convert to it, as they come out of functions that nobody typed; other types do not."""
    imports = Imports(path.package, [path])
    term = imports.refer(TERM)
    body = (
        doc(f"{foreign[0]}.{foreign[1]}(), a type of a library: opaque here.")
        + metadata("foreign", *foreign)
        + f"\nabstract {path.name}({term}) from {term} to {term} {{}}\n"
    )
    return f"package {'.'.join(path.package)};\n\n{imports.lines()}\n{body}"
