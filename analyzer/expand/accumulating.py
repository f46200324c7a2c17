"""Attributes that keep all their values: `Module.register_attribute(__MODULE__, :name, accumulate: true)`."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.expand.assigned import assigned_in
from analyzer.expand.directives import keyword
from analyzer.expand.loops import is_loop
from models.ast import Alias, Atom, Node, Remote


def accumulating(nodes: Sequence[Node]) -> dict[str, bool]:
    """The attributes that these forms let keep all their values; whether others than those written may be added."""
    names = [name for node in nodes if (name := _accumulates(node)) is not None]
    unseen = [node for node in nodes if is_loop(node) or _puts_attribute(node)]
    found = {name for node in unseen for name, _ in assigned_in(node)} if names else set()
    return {name: name in found or "" in found for name in names}


def _accumulates(node: Node) -> str | None:
    """`Module.register_attribute(__MODULE__, :name, accumulate: true)`."""
    match node:
        case Remote(target=Alias(names=("Module",)), name="register_attribute", args=(_, Atom(value=name), options)):
            return name if keyword(options, "accumulate") == Atom("true") else None
        case _:
            return None


def _puts_attribute(node: Node) -> bool:
    return isinstance(node, Remote) and node.name == "put_attribute"
