"""What a construct adds to the stub of its module. The templates are in `constructs/`, one file each."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from emitter.haxe.haxe_text import Data, metadata
from emitter.haxe.haxe_types import HaxeType, Named, Path
from emitter.haxe.scope import Scope
from emitter.haxe.writing import Imports, type_text
from models.base import Model
from models.constructs import Construct
from models.evidence import Unresolved


@dataclass(frozen=True, slots=True)
class Contribution:
    """Metadata of the class, lines of its doc comment, and further types in its file."""

    metadata: tuple[str, ...] = ()
    doc: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The file that a construct is written into."""

    scope: Scope
    imports: Imports

    def path(self, purpose: str) -> Path:
        """The further type that the template asked for under this purpose."""
        return self.scope.world.names.further[(self.scope.module, purpose)]

    def write(self, type_: HaxeType) -> str:
        return type_text(type_, self.imports)

    def refer(self, path: Path) -> str:
        return self.write(Named(path))


@dataclass(frozen=True, slots=True)
class Template:
    """`purposes`: the further types it may write, named before anything is written."""

    construct: type[Construct]
    purposes: tuple[str, ...]
    render: Callable[[Any, Site], Contribution]


C = TypeVar("C", bound=Construct)
Render = Callable[[C, Site], Contribution]


def template(construct: type[C], *purposes: str) -> Callable[[Render[C]], Template]:
    """Makes a function the template of a construct."""
    return lambda render: Template(construct, purposes, render)


def described(construct: Construct, without: Collection[str] = ()) -> str:
    """A construct as metadata: what it says, without places and what is left at its default."""
    hidden = {"kind", "module", *without}
    fields = {key: value for key, value in _fields(construct, without).items() if key not in hidden}
    return metadata(construct.kind, *([fields] if fields else []))


def _fields(model: Model, without: Collection[str]) -> dict[str, Data]:
    hidden = {"span", "certainty", *without}
    fields = type(model).model_fields
    return {
        name: _data(value, without)
        for name, value in ((name, getattr(model, name)) for name in fields if name not in hidden)
        if value != fields[name].default
    }


def _data(value: object, without: Collection[str]) -> Data:
    match value:
        case Unresolved(reason=reason, text=text):
            return {"unresolved": str(reason), "text": text}
        case Model():
            return _fields(value, without)
        case tuple():
            return [_data(item, without) for item in value]
        case Enum():
            return str(value.value)
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)
