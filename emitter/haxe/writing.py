"""A Haxe file being written: types become text, and the imports that they need are remembered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from emitter.haxe.haxe_text import metadata
from emitter.haxe.haxe_types import (
    Anonymous,
    AnonymousField,
    Arrow,
    HaxeType,
    Hole,
    Named,
    Path,
    TypeParameter,
    without_null,
)

TERM = Path(("beam",), "Term", "Term")


class Imports:
    """Who owns each simple name in one file: the file's own types first, then whoever asks first."""

    def __init__(self, package: tuple[str, ...], own: Iterable[Path]) -> None:
        self._package = package
        self._owners: dict[str, Path] = {path.name: path for path in own}
        self._own = frozenset(self._owners.values())
        self.referred: set[Path] = set()

    def refer(self, path: Path) -> str:
        """How this file writes the type's name."""
        self.referred.add(path)
        if self._owners.setdefault(path.name, path) == path:
            return path.name
        return path.dotted if path.package else f"std.{path.dotted}"

    def lines(self) -> str:
        needed = sorted({path.dotted for path in self._owners.values() if self._must_import(path)})
        return "".join(f"import {path};\n" for path in needed)

    def _must_import(self, path: Path) -> bool:
        return path not in self._own and path.package != ("std",)


def type_text(type_: HaxeType, imports: Imports) -> str:
    match type_:
        case Named(path=path, args=args):
            inner = ", ".join(type_text(arg, imports) for arg in args)
            return f"{imports.refer(path)}<{inner}>" if args else imports.refer(path)
        case Hole():
            return imports.refer(TERM)
        case TypeParameter(name=name):
            return name
        case Arrow(params=params, result=result):
            inner = ", ".join(type_text(param, imports) for param in params)
            last = type_text(result, imports)
            return f"({inner}) -> {f'({last})' if isinstance(result, Arrow) else last}"
        case Anonymous(fields=fields):
            return "{" + ", ".join(field_text(field, imports) for field in fields) + "}"
        case _:
            assert_never(type_)


def field_text(field: AnonymousField, imports: Imports) -> str:
    """A field of a structure; `?` already says that it may be null."""
    if field.optional:
        return f"?{field.name}: {type_text(without_null(field.type), imports)}"
    return f"{field.name}: {type_text(field.type, imports)}"


def structure(fields: tuple[AnonymousField, ...], imports: Imports) -> str:
    """The body of a named structure. Its fields are read-only: assigning one would write a string key."""
    return "{\n" + "".join(f"\t{_variable(field, imports)}\n" for field in fields) + "}"


def _variable(field: AnonymousField, imports: Imports) -> str:
    optional = "@:optional " if field.optional else ""
    return f"{optional}{key_metadata(field)}var {field.name}(default, never): {type_text(field.type, imports)};"


def key_metadata(field: AnonymousField) -> str:
    return f"{metadata('key', field.key)} " if field.key != field.name else ""
