"""Errors inside a node that leave its own shape alone, so that the rest of it can be read."""

from __future__ import annotations

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import kind


def salvageable(tree: Tree) -> bool:
    """Whether an error inside leaves this node's own shape alone; one that no child has is its own."""
    body = tree.kind_id in _BODIES
    children = tree.children
    if not any(child.has_error for child in children):
        return False
    for child in children:
        if child.is_missing or (child.is_error and not body):
            return False
        if child.has_error and child.kind_id in _STRUCTURE and not salvageable(child):
            return False
    return True


_BODIES = frozenset(
    kind(name)
    for name in (
        "source",
        "do_block",
        "after_block",
        "rescue_block",
        "catch_block",
        "else_block",
        "anonymous_function",
    )
)

_STRUCTURE = frozenset(
    kind(name)
    for name in (
        "arguments",
        "body",
        "dot",
        "do_block",
        "after_block",
        "rescue_block",
        "catch_block",
        "else_block",
        "keywords",
        "map_content",
        "pair",
        "quoted_keyword",
        "struct",
    )
)
"""Nodes that are read as a part of the one above them: an error there is an error above."""
