"""A small document algebra: what may break, and the widest layout that fits.

A group is laid out flat when all of it fits, and broken otherwise: then each of its own breaks
becomes a line. A hard line is a line in either layout, and does not break the group around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

WIDTH = 98


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Break:
    """`flat` where the group fits, a line where it does not."""

    flat: str = " "


@dataclass(frozen=True, slots=True)
class Line:
    """Always a line."""


@dataclass(frozen=True, slots=True)
class Joined:
    parts: tuple[Doc, ...]


@dataclass(frozen=True, slots=True)
class Nest:
    """Lines inside are indented by `by` more columns."""

    by: int
    doc: Doc


@dataclass(frozen=True, slots=True)
class Group:
    doc: Doc


Doc = Text | Break | Line | Joined | Nest | Group
_Todo = list[tuple[int, bool, Doc]]
"""What is still to be written: indentation, whether flat, document; the next one last."""

BREAK = Break()
SOFT = Break("")
LINE = Line()
EMPTY = Text("")


def join(*parts: Doc | str) -> Doc:
    """One after the other."""
    return Joined(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def between(separator: Doc, docs: Iterable[Doc]) -> Doc:
    """The documents with `separator` between them."""
    parts: list[Doc] = []
    for doc in docs:
        parts += (separator, doc) if parts else (doc,)
    return Joined(tuple(parts))


def mentions(doc: Doc, text: str) -> bool:
    """Whether `text` stands somewhere in the document."""
    match doc:
        case Text(value):
            return text in value
        case Joined(parts):
            return any(mentions(part, text) for part in parts)
        case Nest(_, inner) | Group(inner):
            return mentions(inner, text)
        case _:
            return False


def render(doc: Doc, width: int = WIDTH) -> str:
    """The text of a document; no line ends in a space."""
    lines = [""]
    todo: _Todo = [(0, False, doc)]
    while todo:
        indent, flat, doc = todo.pop()
        match doc:
            case Text(value):
                lines[-1] += value
            case Line() | Break() if isinstance(doc, Line) or not flat:
                lines.append(" " * indent)
            case Break(value):
                lines[-1] += value
            case Group(inner):
                flat = flat or _fits(width - len(lines[-1]), width, (indent, True, inner), todo)
                todo.append((indent, flat, inner))
            case _:
                todo.extend(_opened(indent, flat, doc))
    return "\n".join(line.rstrip(" ") for line in lines)


def _opened(indent: int, flat: bool, doc: Doc) -> _Todo:
    """The parts of a document that has no text of its own, the first one last."""
    match doc:
        case Joined(parts):
            return [(indent, flat, part) for part in reversed(parts)]
        case Nest(by, inner):
            return [(indent + by, flat, inner)]
        case Group(inner):
            return [(indent, flat, inner)]
        case Text() | Break() | Line():
            return [(indent, flat, doc)]
    assert_never(doc)


def _fits(room: int, width: int, first: tuple[int, bool, Doc], after: _Todo) -> bool:
    """Whether `first`, and what comes `after` it up to the next possible line, keeps to the width."""
    todo = [first]
    later = len(after)
    while room >= 0:
        if not todo:
            if later == 0:
                return True
            later -= 1
            todo.append(after[later])
        indent, flat, doc = todo.pop()
        match doc:
            case Text(value):
                room -= len(value)
            case Break(value) if flat:
                room -= len(value)
            case Line() if flat:
                room = width - indent
            case Break() | Line():
                return True
            case Group(inner):
                todo.append((indent, True, inner))
            case _:
                todo.extend(_opened(indent, flat, doc))
    return False
