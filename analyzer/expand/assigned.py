"""The attributes that a form of a module's body sets or deletes, wherever it does so inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.expand.definitions import KINDS
from models.ast import Atom, Call, Node, Remote
from models.ast.walk import children


class Assigned(NamedTuple):
    """An attribute that gets a value, or loses its values; the empty name stands for any."""

    name: str
    deleted: bool = False


def assigned_in(root: Node) -> Iterator[Assigned]:
    """What a form sets, other than the one attribute that it is itself the assignment of."""
    pending = [root]
    while pending:
        node = pending.pop()
        match node:
            case Call(name=name) if name in _CLOSED:
                continue
            case Call(name="@", args=(Call(name=name, args=(_,)),)):
                if node is not root:
                    yield Assigned(name)
                continue
            case Remote(name="put_attribute" | "delete_attribute" as how, args=(_, Atom(value=name), *_)):
                yield Assigned(name, how == "delete_attribute")
            case Remote(name="put_attribute" | "delete_attribute" as how):
                yield Assigned("", how == "delete_attribute")
            case _:
                pass
        pending.extend(children(node))


_CLOSED = frozenset({*KINDS, "defmodule", "defprotocol", "defimpl", "quote"})
"""What stands in these sets nothing while the module's body runs, or sets it elsewhere."""
