"""Haxe types as values, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why something is only a Term. The set is closed: the README counts by it."""

    UNSPECIFIED = "no @spec"
    ANY = "written as any() or term()"
    UNION = "a union with no tag and too many members"
    FOREIGN = "a struct of a library that no type mentions"
    PROTOCOL = "a protocol: any value that implements it"
    UNDEFINED = "a type that is defined nowhere in the sources"
    NOT_EMITTED = "a type of a module that has no stub here"
    RECURSIVE = "a recursive type"
    TUPLE = "a tuple of any size, or of more than four"
    MAP = "a map with unknown keys, or keys that Haxe cannot spell"
    FUNCTION = "a function of any arity"
    VARIABLE = "a type variable that only the result has"
    UNREADABLE = "a type that we could not read"


@dataclass(frozen=True, slots=True)
class Path:
    """Where a type lives: `file` is the Haxe file, `name` differs from it in a file's further types."""

    package: tuple[str, ...]
    file: str
    name: str

    @property
    def home(self) -> str:
        """The file, as Haxe names it."""
        return ".".join((*self.package, self.file))

    @property
    def dotted(self) -> str:
        return self.home if self.file == self.name else f"{self.home}.{self.name}"


@dataclass(frozen=True, slots=True)
class Named:
    """A type by path, with type arguments."""

    path: Path
    args: tuple[HaxeType, ...] = ()


@dataclass(frozen=True, slots=True)
class AnonymousField:
    key: str
    """As Elixir spells it."""
    name: str
    type: HaxeType
    optional: bool


@dataclass(frozen=True, slots=True)
class Anonymous:
    """A structure: a map with known atom keys."""

    fields: tuple[AnonymousField, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A function type."""

    params: tuple[HaxeType, ...]
    result: HaxeType


@dataclass(frozen=True, slots=True)
class TypeParameter:
    name: str


@dataclass(frozen=True, slots=True)
class Hole:
    """A Term that says why it is no better type."""

    why: Why


HaxeType = Named | Anonymous | Arrow | TypeParameter | Hole


def standard(name: str, *args: HaxeType) -> Named:
    """A type of Haxe's own: `std` is what Haxe calls the place of types without a package."""
    return Named(Path(("std",), name, name), args)


def beam(name: str, *args: HaxeType) -> Named:
    return Named(Path(("beam",), name, name), args)


STRING = standard("String")
INT = standard("Int")
FLOAT = standard("Float")
BOOL = standard("Bool")
VOID = standard("Void")
ATOM = beam("Atom")
PID = beam("Pid")
REF = beam("Ref")
PORT = beam("Port")


def nullable(type_: HaxeType) -> HaxeType:
    """`Null<T>`, once. A Term can be nil already."""
    return type_ if isinstance(type_, Hole) or is_null(type_) else standard("Null", type_)


def is_null(type_: HaxeType) -> bool:
    return isinstance(type_, Named) and type_.path == Path(("std",), "Null", "Null")


def without_null(type_: HaxeType) -> HaxeType:
    return type_.args[0] if isinstance(type_, Named) and is_null(type_) else type_


def array(item: HaxeType) -> Named:
    return standard("Array", item)


def parts(type_: HaxeType) -> Iterator[HaxeType]:
    """The type and everything in it."""
    yield type_
    match type_:
        case Named(args=inner):
            children = inner
        case Anonymous(fields=fields):
            children = tuple(field.type for field in fields)
        case Arrow(params=params, result=result):
            children = (*params, result)
        case _:
            children = ()
    for child in children:
        yield from parts(child)


def hole(type_: HaxeType) -> Hole | None:
    """The first Term inside, if there is one."""
    return next((part for part in parts(type_) if isinstance(part, Hole)), None)
