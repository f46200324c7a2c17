"""A copy of a tree in which some nodes stand for others, outermost first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from models.ast.nodes import Node

Change = Callable[[Node], tuple[Node, ...] | None]
"""What stands for a node: None keeps it and goes on inside; several nodes need a parent that holds a sequence."""


def substitute(node: Node, change: Change) -> Node:
    """The tree with every outermost change made."""
    changed = change(node)
    if changed is not None and len(changed) == 1:
        return changed[0]
    return inside(node, change)


def inside(node: Node, change: Change) -> Node:
    """The node itself, with every change made below it."""
    updates: dict[str, Any] = {}
    for item in fields(node):
        value = getattr(node, item.name)
        new = _field(value, change)
        if new is not value:
            updates[item.name] = new
    return replace(node, **updates) if updates else node


def _field(value: object, change: Change) -> object:
    if isinstance(value, Node):
        return substitute(value, change)
    if type(value) is tuple and any(isinstance(item, Node) for item in value):
        items = tuple(new for item in value for new in _items(item, change))
        same = len(items) == len(value) and all(a is b for a, b in zip(items, value, strict=True))
        return value if same else items
    return value


def _items(item: object, change: Change) -> tuple[object, ...]:
    if not isinstance(item, Node):
        return (item,)
    changed = change(item)
    return changed if changed is not None else (inside(item, change),)
