"""Names and literals without inner structure."""

from __future__ import annotations

from math import isinf

from tree_sitter import Node as Tree

from analyzer.syntax.escapes import character
from analyzer.syntax.grammar import RESERVED
from analyzer.syntax.numbers import integer
from analyzer.syntax.reading import Reading, reads
from models.ast.nodes import Alias, Atom, Call, Float, Integer, Node, Variable


@reads("identifier", leaf=True)
def read_identifier(reading: Reading, tree: Tree) -> Node:
    """`x`, `_`, `__MODULE__`, `...`."""
    start, end = tree.start_byte, tree.end_byte
    if start in reading.holes:
        return reading.holes[start]
    name = reading.names.get(reading.data[start:end]) or reading.name(start, end)
    if name == "...":
        return Call(name, (), start=start, end=end)
    if name in RESERVED:
        return reading.reserved(tree)
    return Variable(name, start=start, end=end)


@reads("alias", leaf=True)
def read_alias(reading: Reading, tree: Tree) -> Node:
    """`A.B`; a masked number looks like one."""
    start, end = tree.start_byte, tree.end_byte
    if start in reading.masked:
        return read_integer(reading, tree)
    return Alias(segments(reading, tree), start=start, end=end)


def segments(reading: Reading, tree: Tree) -> tuple[str, ...]:
    """The names of `A.B`, also when written with space around the dot."""
    return tuple("".join(reading.name(tree.start_byte, tree.end_byte).split()).split("."))


@reads("integer", leaf=True)
def read_integer(reading: Reading, tree: Tree) -> Node:
    """`42`, `0x2A`."""
    start, end = tree.start_byte, tree.end_byte
    return Integer(integer(reading.name(start, end)), start=start, end=end)


@reads("float", leaf=True)
def read_float(reading: Reading, tree: Tree) -> Node:
    """`1.0e3`."""
    start, end = tree.start_byte, tree.end_byte
    value = float(reading.name(start, end))
    if isinf(value):
        return reading.unsupported(tree, "syntax", "a float too large for Elixir")
    return Float(value, start=start, end=end)


@reads("char", leaf=True)
def read_char(reading: Reading, tree: Tree) -> Node:
    """`?a` is the integer of its code point."""
    start, end = tree.start_byte, tree.end_byte
    text = reading.data[start:end].decode("utf-8", "surrogateescape")
    return Integer(character(text), start=start, end=end)


@reads("boolean", "nil", leaf=True)
def read_constant(reading: Reading, tree: Tree) -> Node:
    """`true`, `false`, `nil` are atoms."""
    start, end = tree.start_byte, tree.end_byte
    return Atom(reading.name(start, end), start=start, end=end)


@reads("atom", leaf=True)
def read_atom(reading: Reading, tree: Tree) -> Node:
    """`:ok`, `:+`."""
    start, end = tree.start_byte, tree.end_byte
    return Atom(reading.name(start + 1, end), start=start, end=end)
