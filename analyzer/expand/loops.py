"""Which forms of a module's body define something only when they are run."""

from __future__ import annotations

from dataclasses import replace

from analyzer.expand.definitions import KINDS
from models.ast import Alias, Call, Fn, Node, Remote
from models.ast.walk import children

MODULES = frozenset({"defmodule", "defprotocol", "defimpl"})
PARTS = frozenset({*KINDS, "use", "defstruct", "defexception", "defoverridable"})
"""What adds to the module that it stands in."""


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


def defines(node: Node, names: frozenset[str] = PARTS) -> bool:
    """Whether one of these definitions is this form or stands in it, other than in a module, a function or a quote."""
    return _is_one(node, names) or defines_inside(node, names)


def defines_inside(node: Node, names: frozenset[str] = PARTS) -> bool:
    """Whether one of these definitions stands in a form."""
    pending = [node]
    while pending:
        part = pending.pop()
        if isinstance(part, Call) and part.name in _CLOSED:
            continue
        if any(_is_one(child, names) for child in children(part)):
            return True
        pending.extend(children(part))
    return False


def _is_one(node: Node, names: frozenset[str]) -> bool:
    return isinstance(node, Call) and node.name in names


_CLOSED = frozenset({*MODULES, *KINDS, "quote", "@"})
