"""A tree as compact nested lists, ready for JSON, and back again.

Each node is `[tag, start, end, …fields]`. Reading trusts nothing: whatever is not a tree that
`encode` could have written raises `ValueError`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal, TypeVar, cast, get_args

from models.ast.nodes import (
    Alias,
    Apply,
    Atom,
    Bitstring,
    Block,
    Call,
    Charlist,
    Clause,
    Elided,
    Float,
    Fn,
    Indirect,
    Integer,
    Interpolated,
    List,
    Map,
    MentionedCall,
    Node,
    Remote,
    Sigil,
    String,
    Struct,
    Tuple,
    Unsupported,
    Variable,
)

Encoded = list[Any]
N = TypeVar("N", bound=Node)


def encode(node: Node) -> Encoded:
    """A node as nested lists of strings, numbers and booleans."""
    return _WRITERS[type(node)](node)


def decode(data: object) -> Node:
    """The node that `encode` wrote."""
    try:
        return _node(data)
    except (TypeError, IndexError, RecursionError) as damaged:
        raise ValueError("not an encoded tree") from damaged
