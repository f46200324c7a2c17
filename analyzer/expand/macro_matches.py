"""The matches in a macro's code that reach into whoever calls it."""

from __future__ import annotations

from collections.abc import Iterator

from models.ast import Call, Node
from models.ast.walk import walk


def patterns(macro: Node) -> Iterator[Node]:
    """The left sides of matches that may bind a variable of whoever calls the macro."""
    for node in walk(macro):
        match node:
            case Call(name="=", args=(left, _)) if any(
                isinstance(part, Call) and part.name in ("var!", "unquote") for part in walk(left)
            ):
                yield left
            case _:
                pass
