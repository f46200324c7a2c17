"""Bodies as sequences of expressions, and the branches of an `if` around definitions."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.expand.definitions import Branch
from analyzer.expand.directives import keyword
from models.ast import Block, Call, Node


def forms(node: Node | None) -> tuple[Node, ...]:
    """A body as the sequence of its expressions."""
    if node is None:
        return ()
    return node.items if isinstance(node, Block) else (node,)


def branch_bodies(node: Call, file: str, branches: tuple[Branch, ...]) -> Iterator[tuple[Node, tuple[Branch, ...]]]:
    """The do and else sections of an `if` or `unless` around definitions, with their conditions."""
    condition, sections = node.args[0], node.args[-1]
    for key, holds in (("do", node.name == "if"), ("else", node.name != "if")):
        body = keyword(sections, key)
        if body is not None:
            yield body, (*branches, Branch(condition, file, holds))


def is_branch(node: Node) -> bool:
    return isinstance(node, Call) and node.name in ("if", "unless") and len(node.args) == 2
