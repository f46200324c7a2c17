"""What older Elixirs read otherwise, and the form in which both readings are one."""

from __future__ import annotations

from typing import Final

from models.ast.nodes import Block, Call, Node
from models.ast.walk import rewrite

Version = tuple[int, int]

TODAY: Final[Version] = (1, 18)
"""The Elixir whose reading our trees are; newer ones read the same."""

NEGATIONS_KEEP_PARENTHESES: Final[Version] = (1, 15)
"""From here on only `(not x)` is a block of its own; before, each `not x` and `!x` that stands alone is.

Source: `build_block` and `build_paren_stab` in `elixir_parser.yrl`, 1.14.0 and 1.15.0. The other difference
needs no form of its own: `...` was a variable before 1.17, and the judge calls it what it is now.
"""


def as_compared(node: Node, elixir: Version) -> Node:
    """The tree to compare with what that Elixir reads: before 1.15 a lone negation is in no block."""
    return node if elixir >= NEGATIONS_KEEP_PARENTHESES else rewrite(node, _bare)


def _bare(node: Node) -> Node:
    match node:
        case Block(items=(Call(name="not" | "!", args=(_,)) as only,)):
            return only
        case _:
            return node
