"""Code on its way through a macro: it keeps the file that it was written in.

Offsets mean nothing without their file. What a macro inserts is either moved to the place where it is
inserted, or stays `Passed` until it can be walked under its own file; an unread body can only stay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.ast import Alias, Atom, Block, Charlist, Elided, Float, Integer, List, Node, String, Tuple, Unsupported
from models.ast.substitute import inside, substitute
from models.ast.walk import walk

LITERALS = (Atom, String, Charlist, Integer, Float)
UNKNOWN = Unsupported("a value that only running the macro gives")


@dataclass(frozen=True, slots=True)
class Passed(Node):
    """Code of a known file among a macro's values. It never leaves `expand`; `at` tells two equal texts apart."""

    code: Node
    file: str
    at: tuple[int, int]


def passed(code: Node, file: str) -> Node:
    """Code as a macro's value; plain data needs no file."""
    return code if is_data(code) else Passed(code, file, (code.start, code.end), start=code.start, end=code.end)


def is_data(node: Node) -> bool:
    """Literals and what is made of them: the same wherever they stand."""
    if isinstance(node, List | Tuple):
        return all(map(is_data, node.items))
    return isinstance(node, (*LITERALS, Alias, Passed))


def moved(value: Node, place: Node) -> Node | None:
    """The value as it stands at `place`; None when a part of it can only be read where it was written."""
    plain = substitute(value, lambda node: (node.code,) if isinstance(node, Passed) else None)
    if any(isinstance(node, Elided | Passed) for node in walk(plain)):
        return None
    return _moved(plain, place)


def inserted(value: Node, place: Node) -> tuple[Node, ...] | None:
    """The forms that a value gives in a place that holds a sequence of forms."""
    items = value.items if isinstance(value, Block) else (value,)
    if not any(isinstance(item, Passed) for item in items):
        items = (value,)
    found = [item if isinstance(item, Passed) else moved(item, place) for item in items]
    known = tuple(item for item in found if item is not None)
    return known if len(known) == len(found) else None


def _moved(value: Node, place: Node) -> Node:
    return inside(replace(value, start=place.start, end=place.end), lambda node: (_moved(node, place),))
