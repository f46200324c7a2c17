"""Where a fact was read, how sure we are, and why something stayed unknown.

In memory a span names its file; in JSON it is five integers, the first an index into the `files` of the
same document: a Project, findings, a graph (the writer and the reader pass the table as pydantic context).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import PlainSerializer, PlainValidator, SerializationInfo, ValidationInfo, WithJsonSchema

from models.base import Model


class Place(NamedTuple):
    """A stretch of a source file. Lines and columns count from 1, columns in characters."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def _write(place: Place, info: SerializationInfo) -> list[int | str]:
    table: dict[str, int] | None = (info.context or {}).get("file_index")
    return [table[place.file] if table else place.file, *place[1:]]


def _read(value: Any, info: ValidationInfo) -> Place:
    if isinstance(value, Place):
        return value
    files: tuple[str, ...] | None = (info.context or {}).get("files")
    if not isinstance(value, list | tuple) or len(value) != 5:
        raise ValueError("a span is five integers: file, line, column, end line, end column")
    file, *rest = value
    if files is not None and isinstance(file, int):
        if not 0 <= file < len(files):
            raise ValueError(f"no file {file} in the file table")
        file = files[file]
    if not isinstance(file, str) or not all(type(number) is int for number in rest):
        raise ValueError("a span is five integers: file, line, column, end line, end column")
    return Place(file, *rest)


Span = Annotated[
    Place,
    PlainValidator(_read),
    PlainSerializer(_write),
    WithJsonSchema(
        {
            "type": "array",
            "description": "file (index into `files`), line, column, end line, end column",
            "items": {"type": "integer"},
            "minItems": 5,
            "maxItems": 5,
        }
    ),
]


class Certainty(StrEnum):
    """`exact`: written in the source. `inferred`: derived, the fact says how."""

    EXACT = "exact"
    INFERRED = "inferred"


class Reason(StrEnum):
    """Why a fact is unresolved. The set is closed: reports count by it."""

    VARIABLE = "variable"
    """The value of a variable that nothing binds to something known."""
    PARAMETER = "parameter"
    """A parameter whose callers we do not know."""
    DYNAMIC_CALL = "dynamic_call"
    """A call whose function or module is only known at run time."""
    UNKNOWN_FUNCTION = "unknown_function"
    """A function of a dependency, or one whose effect we do not model."""
    APPLY = "apply"
    UNQUOTE = "unquote"
    """Code built by a macro from values that we do not know."""
    UNKNOWN_MACRO = "unknown_macro"
    """`use` or a macro call of a module that is neither in the app nor in the knowledge base."""
    RUNTIME_CONFIG = "runtime_config"
    """Configuration that is read from the environment, or absent from config/."""
    STRING_TO_ATOM = "string_to_atom"
    CYCLE = "cycle"
    """The value needs itself."""
    FUEL = "fuel"
    """Too deep or too many alternatives: the evaluator gave up."""
    SYNTAX = "syntax"
    """The source could not be parsed here."""
    EXPRESSION = "expression"
    """A form that the evaluator does not understand."""
    TODO = "todo"
    """A hole that our own skeletons left on purpose."""


class Unresolved(Model):
    """Something that we could not know: the reason, the source text, the place."""

    kind: Literal["unresolved"] = "unresolved"
    reason: Reason
    text: str
    span: Span


class Computed(Model):
    """A value that is made anew for each process (a name from an option, a via tuple with a key): its expression."""

    kind: Literal["computed"] = "computed"
    text: str


class Condition(Model):
    """A fact holds only when `text` is `holds`: the branch of an `if`, `case`, `unless`, clause."""

    text: str
    holds: bool = True
    span: Span
