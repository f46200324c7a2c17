"""Lists, tuples, bitstrings, keywords."""

from __future__ import annotations

from tree_sitter import Node as Tree

from analyzer.syntax.convert_blocks import parenthesised
from analyzer.syntax.convert_quotes import quoted
from analyzer.syntax.grammar import EXPRESSIONS, KEYWORDS, kind, significant
from analyzer.syntax.reading import Reading, reads
from models.ast.nodes import Atom, Bitstring, List, Node, Tuple

KEYWORD = kind("keyword")
PAIR = kind("pair")


@reads("list")
def read_list(reading: Reading, tree: Tree) -> Node:
    """`[a, b: 1]`: keywords are items like any other. Masked brackets are parentheses."""
    children = tree.children
    if reading.masked and reading.hidden(children[0]):
        return reading.apart(tree.start_byte, tree.end_byte)
    items = spliced(reading, children)
    if reading.masked and reading.parenthesis(tree.start_byte):
        if any(child.kind_id == KEYWORDS or child.type == "," for child in children):
            return reading.unsupported(tree, "syntax", "several values in one pair of parentheses")
        return parenthesised(items, tree.start_byte + 1)
    return List(items, start=tree.start_byte, end=tree.end_byte)


@reads("tuple")
def read_tuple(reading: Reading, tree: Tree) -> Node:
    """`{a, b: 1}`: keywords are one list."""
    items = reading.read_all(tree.children)
    return Tuple(items, start=tree.start_byte, end=tree.end_byte)


@reads("bitstring")
def read_bitstring(reading: Reading, tree: Tree) -> Node:
    """`<<a, b::8>>`."""
    items = reading.read_all(tree.children)
    return Bitstring(items, start=tree.start_byte, end=tree.end_byte)


@reads("keywords")
def read_keywords(reading: Reading, tree: Tree) -> Node:
    """`a: 1, b: 2` as the last argument of a call: a list."""
    return List(pairs(reading, tree), start=tree.start_byte, end=tree.end_byte)


def spliced(reading: Reading, children: list[Tree]) -> tuple[Node, ...]:
    """Items, with trailing keywords among them."""
    items: list[Node] = []
    for child in children:
        number = child.kind_id
        if number == KEYWORDS:
            items.extend(pairs(reading, child))
        elif number in EXPRESSIONS:
            items.append(reading.read(child))
    return tuple(items)


def pairs(reading: Reading, tree: Tree) -> tuple[Node, ...]:
    """The pairs of a keyword list."""
    found: list[Node] = []
    reading.depth += 1
    for child in tree.children:
        if child.kind_id == PAIR:
            found.append(_pair(reading, child))  # noqa: PERF401  (a comprehension is a frame more)
    reading.depth -= 1
    return tuple(found)


def _pair(reading: Reading, tree: Tree) -> Node:
    start, end = tree.start_byte, tree.end_byte
    children = significant(tree)
    if len(children) != 2 or (reading.broken and any(c.is_error for c in children)):
        return reading.unsupported(tree, "syntax", "not a keyword pair")
    key = children[0]
    name = key_of(reading, key)
    return Tuple((name, reading.read(children[1])), start=start, end=end)


def key_of(reading: Reading, key: Tree) -> Node:
    """The atom (or interpolated atom) before the colon."""
    start = key.start_byte
    if key.kind_id == KEYWORD:
        end = key.end_byte - 2
        return Atom(reading.name(start, end), start=start, end=end)
    return quoted(reading, key, (start, key.end_byte - 2), "atom")
