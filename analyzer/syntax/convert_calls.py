"""Calls: local, remote, anonymous, indirect; and what looks like one: `A.{B, C}`, `a[b]`."""

from __future__ import annotations

from tree_sitter import Node as Tree

from analyzer.syntax.convert_blocks import read_blocks, read_sections
from analyzer.syntax.convert_literals import segments
from analyzer.syntax.convert_quotes import quoted
from analyzer.syntax.elide import SPECIAL, read_unread
from analyzer.syntax.grammar import (
    ALIAS,
    ARGUMENTS,
    BINARY_OPERATOR,
    BLOCK,
    CALL,
    COMMENT,
    DO_BLOCK,
    DOT,
    EXPRESSIONS,
    IDENTIFIER,
    KEYWORDS,
    RESERVED,
    UNARY_OPERATOR,
    kind,
    significant,
)
from analyzer.syntax.reading import Reading, reads
from models.ast.nodes import Alias, Apply, Atom, Call, Indirect, Node, Remote

TUPLE = kind("tuple")
_QUOTES = frozenset({b'"', b"'"})


@reads("call")
def read_call(reading: Reading, tree: Tree) -> Node:
    """`f(a)`, `f a do … end`, `a.b`, `f.(a)`, `f(a)(b)`."""
    start, end = tree.start_byte, tree.end_byte
    children = tree.children
    target = children[0]
    number = target.kind_id
    name = reading.name(target.start_byte, target.end_byte) if number == IDENTIFIER else ""
    elide = reading.elide
    if elide and name in SPECIAL:
        unread = read_unread(reading, tree, name)
        if unread is not None:
            return Call(name, unread, start=start, end=end)
        reading.elide = False
    args: tuple[Node, ...] = ()
    for child in children:
        part = child.kind_id
        if part == ARGUMENTS:
            if child.start_byte > target.end_byte and not _goes_on(reading, target, child):
                reading.parted(target.end_byte, child.start_byte)
            args = _arguments(reading, child) if number == DOT else reading.read_all(child.children)
        elif part == DO_BLOCK:
            args = (*args, read_sections(reading, child))
    reading.elide = elide
    if number == IDENTIFIER:
        if name in RESERVED:
            return reading.reserved(target)
        return Call(name, args, start=start, end=end)
    if number == DOT:
        return _dotted(reading, tree, target, args)
    return Indirect(reading.read(target), args, start=start, end=end)


def _goes_on(reading: Reading, target: Tree, arguments: Tree) -> bool:
    """Whether a call's arguments may stand on another line: `f.⏎(a)`, a range."""
    anonymous = target.kind_id == DOT and len(significant(target)) == 2
    return anonymous or reading.data.startswith(b"..", arguments.start_byte)


def _arguments(reading: Reading, tree: Tree) -> tuple[Node, ...]:
    """What stands between parentheses, or without any; a block may stand there in parentheses of its own."""
    children = tree.children
    if children[-1].type != ")" or reading.data[tree.end_byte - 1 : tree.end_byte] == b")":
        return reading.read_all(children)
    first = next((at for at, child in enumerate(children) if _is_section(reading, child)), 0)
    blocks = [child for child in children[first:] if child.is_named and child.kind_id != COMMENT]
    if not first or not all(_is_section(reading, block) for block in blocks) or _belongs_to_another(tree):
        return (reading.unsupported(tree, "syntax", "a block that may belong to another call"),)
    return (*reading.read_all(children[:first]), read_blocks(reading, blocks))


def _is_section(reading: Reading, block: Tree) -> bool:
    return block.kind_id == BLOCK and reading.data[block.start_byte : block.start_byte + 1] != b"("


def _belongs_to_another(arguments: Tree) -> bool:
    """Whether a call without parentheses would take the block, or a prefix operator what follows it."""
    at = arguments.parent
    while at is not None and (above := at.parent) is not None:
        number = above.kind_id
        target = number in _TAKERS and above.children[0] == at
        if target or number == UNARY_OPERATOR or (number == ARGUMENTS and above.children[0].type != "("):
            return True
        if number not in _BETWEEN:
            return False
        at = above
    return False


_TAKERS = frozenset({CALL, DOT, kind("access_call")})
_BETWEEN = frozenset({BINARY_OPERATOR, KEYWORDS, kind("pair")})


def _dotted(reading: Reading, tree: Tree, dot: Tree, args: tuple[Node, ...]) -> Node:
    start, end = tree.start_byte, tree.end_byte
    parts = significant(dot)
    left = reading.read(parts[0])
    reading.captured(parts[0])
    if len(parts) == 2:
        return Apply(left, args, start=start, end=end)
    right = parts[2]
    parens = _parenthesised(reading, tree, dot)
    if reading.data[right.start_byte : right.start_byte + 1] in _QUOTES:
        name = quoted(reading, right, (right.start_byte, right.end_byte), "atom")
        if not isinstance(name, Atom):
            return reading.unsupported(tree, "syntax", "an interpolated function name")
        return Remote(left, name.value, args, parens, start=start, end=end)
    written = reading.name(right.start_byte, right.end_byte)
    if written == "->":
        return reading.unsupported(tree, "syntax", "an arrow after a dot")
    return Remote(left, written, args, parens, start=start, end=end)


def _parenthesised(reading: Reading, tree: Tree, dot: Tree) -> bool:
    """Whether `(` follows the name at once: only then does it open the arguments."""
    after = dot.end_byte
    return reading.data[after : after + 1] == b"(" and after < tree.end_byte


@reads("dot")
def read_dot(reading: Reading, tree: Tree) -> Node:
    """`a.B` and `A.{B, C}`."""
    start, end = tree.start_byte, tree.end_byte
    parts = significant(tree)
    if len(parts) != 3 or parts[2].kind_id not in (ALIAS, TUPLE):
        return reading.unsupported(tree, "syntax", "a dot without a name")
    left, right = reading.read(parts[0]), parts[2]
    reading.captured(parts[0])
    if right.kind_id == TUPLE:
        return Remote(left, "{}", reading.read_all(right.children), start=start, end=end)
    names = segments(reading, right)
    if isinstance(left, Alias):
        return Alias((*left.names, *names), left.base, start=start, end=end)
    return Alias(names, left, start=start, end=end)


@reads("access_call")
def read_access(reading: Reading, tree: Tree) -> Node:
    """`a[b]` is `Access.get(a, b)`."""
    start, end = tree.start_byte, tree.end_byte
    inside = [child for child in tree.children if child.kind_id in EXPRESSIONS]
    if len(inside) != 2 or reading.data[inside[0].start_byte : inside[0].end_byte] == b"...":
        return reading.unsupported(tree, "syntax", "an access without one key")
    reading.captured(inside[0])
    bracket = next(child for child in tree.children if child.type == "[")
    apart = reading.parted(inside[0].end_byte, bracket.start_byte)
    if reading.parenthesis(bracket.start_byte) and not apart:
        return reading.unsupported(tree, "syntax", "parentheses where an operator should be")
    target = reading.read(inside[0])
    hidden = reading.hidden(bracket)
    key = reading.apart(bracket.start_byte, end) if hidden else reading.read(inside[1])
    if inside[0].kind_id == UNARY_OPERATOR and inside[0].children[-1].kind_id == UNARY_OPERATOR:
        return _under_one_sign(target, key, start, end)
    return _access(target, key, start, end)


def _access(target: Node, key: Node, start: int, end: int) -> Node:
    access = Atom("Elixir.Access", start=key.start - 1, end=key.start)
    return Remote(access, "get", (target, key), start=start, end=end)


def _under_one_sign(target: Node, key: Node, start: int, end: int) -> Node:
    """`@ @a[b]` is `@(@a[b])`."""
    match target:
        case Call(name="@", args=(Call(name="@") as inner,)):
            return Call("@", (_under_one_sign(inner, key, inner.start, end),), start=start, end=end)
        case _:
            return _access(target, key, start, end)
