"""`&a | b` is `(&a) | b`, and so with every operator that binds less than `&`; to tree-sitter it is `&(a | b)`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from models.ast.nodes import Call, Node

LOOSE: Final = {"<-": 40, "\\\\": 40, "when": 50, "::": 60, "|": 70}
"""The operators that bind less than `&`, and how much."""

_LEFT: Final = 40
"""Operators of this level group from the left."""


def is_loose(node: Node) -> bool:
    """Whether a node is one of these operators between its operands."""
    return isinstance(node, Call) and node.name in LOOSE and len(node.args) == 2


def reaches_past(node: Node, level: int) -> bool:
    """Whether an operator of a level takes but the beginning of the node on its right."""
    if not isinstance(node, Call) or not is_loose(node):
        return False
    own = LOOSE[node.name]
    return own < level or own == level == _LEFT


def at_the_left(node: Node, wrap: Callable[[Node], Node], level: int) -> Node:
    """The node with its leftmost operand wrapped: what an operator of this level takes."""
    if not isinstance(node, Call) or not reaches_past(node, level):
        return wrap(node)
    return _with_left(node, at_the_left(node.args[0], wrap, level))


def so_deep(node: Node, wrap: Callable[[Node], Node], depth: int) -> Node:
    """The node with its leftmost operand wrapped, so many operators below it."""
    if depth == 0 or not isinstance(node, Call):
        return wrap(node)
    return _with_left(node, so_deep(node.args[0], wrap, depth - 1))


def _with_left(node: Call, left: Node) -> Node:
    return replace(node, args=(left, *node.args[1:]), start=left.start)
