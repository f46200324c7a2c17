"""Going over a tree, and rebuilding one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from models.ast.nodes import KINDS, Node


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside `node`, in source order."""
    found: list[Node] = []
    for name, many in _INSIDE[type(node)]:
        value = getattr(node, name)
        if many:
            found.extend(value)
        elif value is not None:
            found.append(value)
    return tuple(found)


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything inside it, parents first, without recursion."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(children(current)))


def rewrite(node: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with `change` applied to every node, innermost first."""
    values: dict[str, Any] = {}
    for name, many in _INSIDE[type(node)]:
        value = getattr(node, name)
        if many:
            items = tuple([rewrite(item, change) for item in value])
            if any(map(_differs, items, value)):
                values[name] = items
        elif value is not None and (item := rewrite(value, change)) is not value:
            values[name] = item
    return change(_with(node, values) if values else node)


def _differs(one: object, other: object) -> bool:
    return one is not other


def _with(node: Node, values: dict[str, Any]) -> Node:
    names = _FIELDS[type(node)]
    return type(node)(**{name: values.get(name, getattr(node, name)) for name in names})


def _inside(cls: type[Node]) -> tuple[tuple[str, bool], ...]:
    """The fields that hold nodes, and whether they hold many; what a map updates comes first."""
    found = [
        (item.name, item.type.startswith("tuple["))
        for item in fields(cls)
        if isinstance(item.type, str) and not _NAMES.isdisjoint(item.type.replace("[", " ").replace(",", " ").split())
    ]
    return tuple(sorted(found, key=lambda entry: entry[0] != "base"))


_NAMES = {"Node", *(cls.__name__ for cls in KINDS)}
_FIELDS = {cls: tuple(item.name for item in fields(cls)) for cls in KINDS}
_INSIDE = {cls: _inside(cls) for cls in KINDS}
