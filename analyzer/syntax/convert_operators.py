"""Operators, unary and binary."""

from __future__ import annotations

import functools

from tree_sitter import Node as Tree

from analyzer.syntax.bare_operators import SLASH, bare, dots, names_a_function, slash_alone, stands_bare
from analyzer.syntax.convert_blocks import parenthesised
from analyzer.syntax.grammar import (
    ALIAS,
    ARGUMENTS,
    BINARY_OPERATOR,
    DOT,
    IDENTIFIER,
    OPERATOR_IDENTIFIER,
    OPERATORS,
    RESERVED,
    UNARY_OPERATOR,
    significant,
)
from analyzer.syntax.loose_captures import LOOSE, at_the_left, is_loose, reaches_past, so_deep
from analyzer.syntax.misreadings import Mask
from analyzer.syntax.open_signs import extended, has_block, is_open
from analyzer.syntax.reading import Reading, reads
from models.ast.nodes import Alias, Call, Node, Variable


@reads("unary_operator")
def read_unary(reading: Reading, tree: Tree) -> Node:
    """`-a`, `@a`, `&1`, `&(a + &1)`."""
    start, end = tree.start_byte, tree.end_byte
    children = significant(tree)
    name = OPERATORS[children[0].kind_id] if start not in reading.masked else chr(reading.data[start])
    if name in "+-" and reading.data[start + 1 : start + 2] in _ROOM and _begins_arguments(tree):
        return reading.unsupported(tree, "syntax", "a sign that stands between its operands")
    if name != "&" and names_a_function(reading, children[1]):
        return reading.unsupported(tree, "syntax", "an operator where its operand should be")
    if len(children) == 4:
        inside = children[2]
        operand = parenthesised((reading.read(inside),), inside.start_byte)
    else:
        before, reading.loose = reading.loose, False
        operand = reading.read(children[1])
        inner, reading.loose = reading.loose, reading.loose or before
        reading.signs += is_open(tree)
        if inner and name == "&" and children[1].kind_id == BINARY_OPERATOR and _is_loose_tree(children[1]):
            return reading.unsupported(tree, "syntax", "a capture beside another, and what binds less than both")
    if name == "@" and isinstance(operand, Alias) and children[1].kind_id in (ALIAS, UNARY_OPERATOR):
        return _attribute(operand, start, end)
    depth = _loose_depth(reading, name, children[1], operand) if len(children) == 2 else 0
    if depth:
        reading.loose = True
        return so_deep(operand, lambda inner: Call(name, (inner,), start=start, end=inner.end), depth)
    return Call(name, (operand,), start=start, end=end)


_ROOM = frozenset({b" ", b"\t", b"\n", b"\r", b"\\", b"#"})


def _loose_depth(reading: Reading, name: str, tree: Tree, operand: Node) -> int:
    """How many loose operators tree-sitter puts under a prefix operator that ends before them."""
    depth = 0
    loose = tree.kind_id == BINARY_OPERATOR and _is_loose_tree(tree)
    if reading.loose and tree.kind_id in (UNARY_OPERATOR, BINARY_OPERATOR) and not loose:
        while isinstance(operand, Call) and is_loose(operand):
            depth, operand = depth + 1, operand.args[0]
        return depth
    while name == "&" and tree.kind_id == BINARY_OPERATOR and _is_loose_tree(tree):
        depth, tree = depth + 1, tree.children[0]
    return 0 if depth and has_block(tree) else depth


def _is_loose_tree(tree: Tree) -> bool:
    return OPERATORS[significant(tree)[1].kind_id] in LOOSE


def _attribute(operand: Alias, start: int, end: int) -> Node:
    """`@A.B` is the `B` of `@A`."""
    first, *names = operand.names
    if operand.base is not None:
        base = Call("@", (operand.base,), start=start, end=operand.base.end)
        return Alias(operand.names, base, start=start, end=end)
    alias = Alias((first,), start=operand.start, end=operand.start + len(first.encode()))
    base = Call("@", (alias,), start=start, end=alias.end)
    return Alias(tuple(names), base, start=start, end=end) if names else base


_TIGHT = frozenset({"*", "/", "**"})


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
    if (
        (name == "/" and slash_alone(reading, left))
        or (name in "+-" and dots(reading, left))
        or (name in _TIGHT and names_a_function(reading, right))
    ):
        return reading.unsupported(tree, "syntax", "an operator where its operand should be")
    if name == "/" and stands_bare(reading, left):
        return Call(name, (bare(reading, left), reading.read(right)), start=start, end=end)
    reading.captured(left)
    if name in "+-":
        reading.parted(left.end_byte, sign.start_byte)
    if name in "+-" and reading.data[sign.end_byte : sign.end_byte + 1] == b":" and _called(reading, left, sign):
        reading.wanted.append(Mask(sign.start_byte, b"!"))
    first, second = reading.read(left), reading.read(right)
    if reading.loose and right.kind_id in (BINARY_OPERATOR, UNARY_OPERATOR):
        level = LOOSE.get(name, 1000)
        if reaches_past(second, level):
            reach = functools.partial(_combined_at, reading, name, first, start)
            return at_the_left(second, reach, level)
    if reading.signs:
        return extended(left, first, lambda inner: _combined(reading, name, (inner, second), inner.start, end), end)
    return _combined(reading, name, (first, second), start, end)


def _combined_at(reading: Reading, name: str, first: Node, start: int, second: Node) -> Node:
    return _combined(reading, name, (first, second), start, second.end)


def _combined(reading: Reading, name: str, operands: tuple[Node, Node], start: int, end: int) -> Node:
    first, second = operands
    if name == "=>":
        reading.arrows += 1
    if name == "//":
        return _step(reading, operands, start, end)
    if name == "in":
        return _within(first, second, start, end)
    if name == "not in":
        inside = Call("in", operands, start=start, end=end)
        return Call("not", (inside,), start=start, end=end)
    return Call(name, operands, start=start, end=end)


@reads("operator_identifier", leaf=True)
def read_range(reading: Reading, tree: Tree) -> Node:
    """A lone `..`; any other operator stands alone only in `&+/2`."""
    start, end = tree.start_byte, tree.end_byte
    name = reading.name(start, end)
    if name == ".." and _begins_arguments(tree):
        reading.wanted.append(Mask(start, b"<>"))
    if name == ".." and SLASH.match(reading.data, end):
        return Variable(name, start=start, end=end)
    if name == "..":
        return Call(name, (), start=start, end=end)
    return reading.unsupported(tree, "syntax", f"the operator {name} stands alone")


def _called(reading: Reading, left: Tree, sign: Tree) -> bool:
    """`a +:b` is `a(+:b)`, as `a +b` is."""
    if sign.start_byte == left.end_byte:
        return False
    while left.child_count and left.kind_id != OPERATOR_IDENTIFIER:
        left = left.children[-1]
    if left.kind_id == OPERATOR_IDENTIFIER:
        return left.parent is not None and left.parent.kind_id == DOT
    return left.kind_id == IDENTIFIER and reading.name(left.start_byte, left.end_byte) not in RESERVED


def _begins_arguments(tree: Tree) -> bool:
    """`x .. -1` may be read as a call of `x`, with a range of nothing to nothing in it."""
    start, at = tree.start_byte, tree.parent
    while at is not None and at.start_byte == start:
        if at.kind_id == ARGUMENTS:
            return True
        at = at.parent
    return False


def _within(first: Node, second: Node, start: int, end: int) -> Node:
    """`not a in b` means `not (a in b)`."""
    match first:
        case Call(name="not" | "!" as name, args=(operand,)):
            inside = Call("in", (operand, second), start=operand.start, end=end)
            return Call(name, (inside,), start=start, end=end)
        case _:
            return Call("in", (first, second), start=start, end=end)


def _step(reading: Reading, operands: tuple[Node, Node], start: int, end: int) -> Node:
    match operands:
        case (Call(name="..", args=(low, high)), step):
            return Call("..//", (low, high, step), start=start, end=end)
        case _:
            return reading.refuse(start, end, "syntax", "a step // without a range")
