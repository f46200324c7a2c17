"""Prefix operators that reach further than tree-sitter thinks: before a call with a block.

`!x do … end && y` is `!(x do … end && y)` to Elixir, whatever the operator after the block.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import BINARY_OPERATOR, CALL, DO_BLOCK, UNARY_OPERATOR
from models.ast.nodes import Call, Node


def is_open(tree: Tree) -> bool:
    """Whether a prefix operator's operand is a call with a block."""
    operand = tree.children[-1]
    while operand.kind_id == UNARY_OPERATOR:
        operand = operand.children[-1]
    return operand.kind_id == CALL and operand.children[-1].kind_id == DO_BLOCK


def has_block(tree: Tree) -> bool:
    """Whether an expression is a call with a block, or an operator's operand is."""
    if tree.kind_id == BINARY_OPERATOR:
        return has_block(tree.children[0]) or has_block(tree.children[-1])
    if tree.kind_id == UNARY_OPERATOR:
        return has_block(tree.children[-1])
    return tree.kind_id == CALL and tree.children[-1].kind_id == DO_BLOCK


def extended(tree: Tree, node: Node, combine: Callable[[Node], Node], end: int) -> Node:
    """The node of a left operand after `combine` was applied where its open sign's operand ends."""
    path = _path(tree)
    return combine(node) if path is None else _at(node, path, combine, end)


def _path(tree: Tree) -> list[int] | None:
    """Where the open sign's operand is: which argument of which argument."""
    if tree.kind_id == UNARY_OPERATOR:
        return [0, *(_path(tree.children[-1]) or [])] if is_open(tree) else None
    if tree.kind_id != BINARY_OPERATOR:
        return None
    left, right = _path(tree.children[0]), _path(tree.children[-1])
    if right is None:
        return left
    return [*(left or []), -1, *right]


def _at(node: Node, path: list[int], combine: Callable[[Node], Node], end: int) -> Node:
    if not path or not isinstance(node, Call):
        return combine(node)
    args = list(node.args)
    args[path[0]] = _at(args[path[0]], path[1:], combine, end)
    return replace(node, args=tuple(args), end=end)
