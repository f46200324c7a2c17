"""Operators, unary and binary."""

from __future__ import annotations

from tree_sitter import Node as Tree

from analyzer.syntax.convert_blocks import parenthesised
from analyzer.syntax.grammar import (
    IDENTIFIER,
    INTEGER,
    OPERATOR_IDENTIFIER,
    OPERATORS,
    significant,
)
from analyzer.syntax.reading import Reading, reads
from models.ast.nodes import Call, Node, Variable


@reads("unary_operator")
def read_unary(reading: Reading, tree: Tree) -> Node:
    """`-a`, `@a`, `&1`, `&(a + &1)`."""
    start, end = tree.start_byte, tree.end_byte
    children = significant(tree)
    name = OPERATORS[children[0].kind_id]
    if len(children) == 4:
        inside = children[2]
        operand = parenthesised((reading.read(inside),), inside.start_byte)
    else:
        operand = reading.read(children[1])
    return Call(name, (operand,), start=start, end=end)


@reads("binary_operator")
def read_binary(reading: Reading, tree: Tree) -> Node:
    """`a + b`, `a not in b`, `a..b//c`."""
    start, end = tree.start_byte, tree.end_byte
    children = tree.children
    if len(children) != 3:
        children = significant(tree)
    left, sign, right = children
    name = OPERATORS[sign.kind_id]
    if name == "<>" and sign.start_byte in reading.masked:
        name = ".."
    if name == "/" and right.kind_id == INTEGER and _stands_bare(reading, left):
        return Call(name, (_bare(reading, left), reading.read(right)), start=start, end=end)
    first, second = reading.read(left), reading.read(right)
    if name == "=>":
        reading.arrows += 1
    if name == "//":
        return _step(reading, tree, first, second)
    if name == "in":
        return _within(first, second, start, end)
    if name == "not in":
        inside = Call("in", (first, second), start=start, end=end)
        return Call("not", (inside,), start=start, end=end)
    return Call(name, (first, second), start=start, end=end)


@reads("operator_identifier", leaf=True)
def read_range(reading: Reading, tree: Tree) -> Node:
    """A lone `..`; any other operator stands alone only in `&+/2`."""
    start, end = tree.start_byte, tree.end_byte
    name = reading.name(start, end)
    if name == "..":
        return Call(name, (), start=start, end=end)
    return reading.unsupported(tree, "syntax", f"the operator {name} stands alone")


def _stands_bare(reading: Reading, tree: Tree) -> bool:
    """Whether an operator without operands stands for a function, as in `&+/2`."""
    number = tree.kind_id
    if number == OPERATOR_IDENTIFIER:
        return True
    return number == IDENTIFIER and reading.name(tree.start_byte, tree.end_byte) == "..."


def _bare(reading: Reading, tree: Tree) -> Node:
    start, end = tree.start_byte, tree.end_byte
    name = reading.name(start, end)
    if name.startswith("not") and name.endswith("in"):
        return Call("not", (Variable("in", start=end - 2, end=end),), start=start, end=end)
    return Variable(name, start=start, end=end)


def _within(first: Node, second: Node, start: int, end: int) -> Node:
    """`not a in b` means `not (a in b)`."""
    match first:
        case Call(name="not" | "!" as name, args=(operand,)):
            inside = Call("in", (operand, second), start=operand.start, end=end)
            return Call(name, (inside,), start=start, end=end)
        case _:
            return Call("in", (first, second), start=start, end=end)


def _step(reading: Reading, tree: Tree, first: Node, step: Node) -> Node:
    match first:
        case Call(name="..", args=(low, high)):
            return Call("..//", (low, high, step), start=tree.start_byte, end=tree.end_byte)
        case _:
            return reading.unsupported(tree, "syntax", "a step // without a range")
