"""Which forms of a module's body define functions only when they are run."""

from __future__ import annotations

from dataclasses import replace

from analyzer.expand.definitions import KINDS
from models.ast import Alias, Call, Fn, Node, Remote
from models.ast.walk import walk


def as_call(node: Node) -> Node:
    """`xs |> Enum.each(f)` as the call that it is."""
    match node:
        case Call(name="|>", args=(left, Remote(args=args) as call)):
            return replace(call, args=(left, *args))
        case _:
            return node


def is_loop(node: Node) -> bool:
    """`for`, or an `Enum` function that runs a closure for each element."""
    match as_call(node):
        case Call(name="for"):
            return True
        case Remote(target=Alias(names=("Enum",)), name="each" | "map" | "flat_map", args=(_, Fn())):
            return True
        case _:
            return False


def defines(node: Node, names: frozenset[str] = frozenset(KINDS)) -> bool:
    """Whether a definition stands somewhere inside."""
    return any(isinstance(inner, Call) and inner.name in names for inner in walk(node))
