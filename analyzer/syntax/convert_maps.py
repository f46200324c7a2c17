"""Maps and structs. Between braces `=>` binds loosest of all, which tree-sitter does not know."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tree_sitter import Node as Tree

from analyzer.syntax.convert_containers import pairs
from analyzer.syntax.grammar import BINARY_OPERATOR, EXPRESSIONS, KEYWORDS, MAP_CONTENT, STRUCT, UNARY_OPERATOR
from analyzer.syntax.loose_captures import LOOSE
from analyzer.syntax.reading import Reading, reads
from models.ast.nodes import Call, List, Map, Node, Remote, Struct, Tuple
from models.ast.walk import children


@reads("map")
def read_map(reading: Reading, tree: Tree) -> Node:
    """`%{a => b}`, `%{m | a: b}`, `%Name{a: b}`."""
    start, end = tree.start_byte, tree.end_byte
    name: Node | None = None
    items: tuple[Node, ...] = ()
    base: Node | None = None
    brace = start + 1
    arrows = reading.arrows
    for child in tree.children:
        number = child.kind_id
        if number == STRUCT:
            name = _name(reading, child)
            brace = child.end_byte
        elif number == MAP_CONTENT:
            base, items = _content(reading, child)
    if reading.arrows != arrows:
        reading.arrows = arrows
        return reading.unsupported(tree, "syntax", "an => swallowed by a call without parentheses")
    if name is None:
        return Map(items, base, start=start, end=end)
    return Struct(name, Map(items, base, start=brace, end=end), start=start, end=end)


def _name(reading: Reading, tree: Tree) -> Node:
    inside = reading.read_all(tree.children)
    if len(inside) == 1:
        return inside[0]
    return reading.unsupported(tree, "syntax", "not a struct's name")


def _content(reading: Reading, tree: Tree) -> tuple[Node | None, tuple[Node, ...]]:
    """What the map is updated from, if anything, and its items."""
    base: Node | None = None
    items: list[Node] = []
    for child in tree.children:
        number = child.kind_id
        if number == KEYWORDS:
            items.extend(pairs(reading, child))
            continue
        if number not in EXPRESSIONS:
            continue
        node = reading.read(child)
        arrow = _arrow(node)
        if arrow is not None:
            reading.arrows -= 1
            base = base or arrow.base
            items.append(arrow.pair())
        elif number in (BINARY_OPERATOR, UNARY_OPERATOR) and isinstance(node, Call) and node.name == "|":
            base, right = node.args
            update = child if number == BINARY_OPERATOR else child.children[-1]
            bare = isinstance(right, List) and update.children[-1].kind_id == KEYWORDS
            items.extend(children(right) if bare else (right,))
        else:
            items.append(node)
    return base, tuple(items)


class _Arrow(NamedTuple):
    """`base | key => value`."""

    base: Node | None
    key: Node
    value: Node

    def pair(self) -> Tuple:
        return Tuple((self.key, self.value), start=self.key.start, end=self.value.end)


def _arrow(node: Node) -> _Arrow | None:
    """An `=>` and what is left and right of it, out of the operators that swallowed it."""
    match node:
        case Call(name="=>", args=(key, value)):
            return _Arrow(None, key, value)
        case Call(name=name, args=(left, right)) if name in LOOSE:
            return _left_of(name, left, right) or _right_of(name, left, right)
        case Call(args=(*first, last)) | Remote(args=(*first, last)) if found := _arrow(last):
            base, key, value = found
            if base is not None:
                key = Call("|", (base, key), start=base.start, end=key.end)
            return _Arrow(None, replace(node, args=(*first, key), end=key.end), value)
        case _:
            return None


def _left_of(name: str, left: Node, right: Node) -> _Arrow | None:
    found = _arrow(left)
    if found is None:
        return None
    value = Call(name, (found.value, right), start=found.value.start, end=right.end)
    return found._replace(value=value)


def _right_of(name: str, left: Node, right: Node) -> _Arrow | None:
    found = _arrow(right)
    if found is None:
        return None
    base, key, value = found
    if base is not None:
        key = Call("|", (base, key), start=base.start, end=key.end)
    if name == "|":
        return _Arrow(left, key, value)
    return _Arrow(None, Call(name, (left, key), start=left.start, end=key.end), value)
