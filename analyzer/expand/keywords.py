"""Keyword lists and maps that are written out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analyzer.expand.passed import UNKNOWN
from models.ast import Atom, List, Node, Tuple


def value_and_rest(args: tuple[Node, ...], reduce: Callable[[Node], Node | None]) -> tuple[Node, List] | None:
    """The value of a key in a keyword list that is written out, and the list without the key."""
    if len(args) not in (2, 3):
        return None
    known, name = reduce(args[0]), reduce(args[1])
    if not isinstance(known, List) or not isinstance(name, Atom):
        return None
    rest: list[Node] = []
    found: Node | None = None
    for item in known.items:
        match item:
            case Tuple(items=(Atom(value=key), value)):
                if key != name.value:
                    rest.append(item)
                elif found is None:
                    found = value
            case _:
                return None
    if found is None:
        found = reduce(args[2]) if len(args) > 2 else Atom("nil")
    return None if found is None or found == UNKNOWN else (found, List(tuple(rest)))


def pairs(items: tuple[Node, ...]) -> Iterator[tuple[Node, Node]]:
    """Keys and values, of the items that are pairs."""
    for item in items:
        match item:
            case Tuple(items=(key, value)):
                yield key, value
            case _:
                pass
