"""Operators without operands, which stand for functions: `&+/2`, `& .. / 2`."""

from __future__ import annotations

import re

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import BINARY_OPERATOR, IDENTIFIER, OPERATOR_IDENTIFIER
from analyzer.syntax.reading import Reading
from models.ast.nodes import Call, Node, Variable

SLASH = re.compile(rb"[ \t]*/(?!/)")
"""What makes the dots before it a name."""


def names_a_function(reading: Reading, tree: Tree) -> bool:
    """`a * not/1` is `(a * not)/1`, as if `not` were a variable."""
    return tree.kind_id == BINARY_OPERATOR and stands_bare(reading, tree.children[0])


def slash_alone(reading: Reading, left: Tree) -> bool:
    """`-//1` has a `//` in it; only after `&` is the first slash a function's name."""
    start, end = left.start_byte, left.end_byte
    before = reading.data[max(0, start - 80) : start].rstrip()
    return end - start == 1 and reading.data[start:end] == b"/" and not before.endswith(b"&")


def dots(reading: Reading, left: Tree) -> bool:
    """`... - 1` has a prefix operator before `-1`."""
    return left.kind_id == IDENTIFIER and reading.data[left.start_byte : left.end_byte] == b"..."


def stands_bare(reading: Reading, tree: Tree) -> bool:
    """Whether an operator without operands stands for a function, as in `&+/2`."""
    name = reading.data[tree.start_byte : tree.end_byte]
    if name in (b"..", b"..."):
        return SLASH.match(reading.data, tree.end_byte) is not None
    return tree.kind_id == OPERATOR_IDENTIFIER


def bare(reading: Reading, tree: Tree) -> Node:
    start, end = tree.start_byte, tree.end_byte
    name = reading.name(start, end)
    if name.startswith("not") and name.endswith("in"):
        return Call("not", (Variable("in", start=end - 2, end=end),), start=start, end=end)
    return Variable(name, start=start, end=end)
