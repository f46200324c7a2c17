"""Attributes that keep all their values: `Module.register_attribute(__MODULE__, :name, accumulate: true)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.expand.directives import keyword
from analyzer.expand.loops import is_loop
from models.ast import Alias, Atom, Call, Node, Remote
from models.ast.walk import walk as tree


def accumulating(nodes: Sequence[Node]) -> dict[str, bool]:
    """The attributes that these forms let keep all their values; whether others than those written may be added."""
    names = [name for node in nodes if (name := _accumulates(node)) is not None]
    unseen = [node for node in nodes if is_loop(node) or _puts_attribute(node)]
    found = {name for node in unseen for name in _may_assign(node)} if names else set()
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


def _may_assign(node: Node) -> Iterator[str]:
    """The attributes that are set somewhere inside; the empty name stands for any."""
    for inner in tree(node):
        match inner:
            case Call(name="@", args=(Call(name=name, args=(_,)),)):
                yield name
            case Remote(name="put_attribute", args=(_, Atom(value=name), *_)):
                yield name
            case Remote(name="put_attribute"):
                yield ""
            case _:
                pass
