"""Strings, charlists, quoted atoms, sigils: everything with text and holes between delimiters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from tree_sitter import Node as Tree

from analyzer.syntax.escapes import unescape, unescape_terminator
from analyzer.syntax.grammar import EXPRESSIONS, INTERPOLATION, SIGIL_MODIFIERS
from analyzer.syntax.heredocs import dedent, ends_at, indentation
from analyzer.syntax.reading import Reading, reads
from models.ast.nodes import Atom, Block, Charlist, Interpolated, Node, Sigil, String

Quoted = Literal["string", "charlist", "atom"]


@reads("string")
def read_string(reading: Reading, tree: Tree) -> Node:
    """`"a#{b}"` and its heredoc."""
    return quoted(reading, tree, (tree.start_byte, tree.end_byte), "string")


@reads("charlist")
def read_charlist(reading: Reading, tree: Tree) -> Node:
    """`'a#{b}'` and its heredoc."""
    return quoted(reading, tree, (tree.start_byte, tree.end_byte), "charlist")


@reads("quoted_atom")
def read_quoted_atom(reading: Reading, tree: Tree) -> Node:
    """`:"a b"`."""
    return quoted(reading, tree, (tree.start_byte + 1, tree.end_byte), "atom")


@reads("sigil")
def read_sigil(reading: Reading, tree: Tree) -> Node:
    """`~w(a b)a`: its text stays escaped, for the sigil itself to read."""
    children = tree.children
    modifiers = ""
    if children[-1].kind_id == SIGIL_MODIFIERS:
        last = children.pop()
        reading.parted(children[-1].end_byte, last.start_byte)
        modifiers = reading.name(last.start_byte, last.end_byte)
    name = reading.name(children[1].start_byte, children[1].end_byte)
    closing = reading.data[children[-1].start_byte : children[-1].end_byte]
    if len(closing) == 3 and not ends_at(reading.data, children[-1].start_byte):
        return reading.unsupported(tree, "syntax", _NOT_HERE)
    parts = _parts(reading, children[2:], lambda raw: unescape_terminator(raw, closing))
    return Sigil(name, parts, modifiers, start=tree.start_byte, end=tree.end_byte)


def quoted(reading: Reading, tree: Tree, quotes: tuple[int, int], what: Quoted) -> Node:
    """The node for text between quotes, which stand at the ends of the range `quotes`."""
    start, end = tree.start_byte, tree.end_byte
    raw = reading.data[quotes[0] : quotes[1]]
    if len(raw) > 6 and raw.startswith(_HEREDOCS) and not ends_at(reading.data, quotes[1] - 3):
        return reading.unsupported(tree, "syntax", _NOT_HERE)
    if b"#{" in raw or (reading.broken and tree.has_error):
        parts = _parts(reading, [child for child in tree.children if child.type not in _AROUND], unescape)
        if len(parts) > 1 or not isinstance(parts[0], String):
            return Interpolated(parts, what, start=start, end=end)
        value = parts[0].value
    elif len(raw) > 6 and raw.startswith(_HEREDOCS):
        [text] = dedent([raw[3:-3]], indentation(reading.data, quotes[1] - 3))
        value = unescape(text).decode("utf-8", "surrogateescape")
    else:
        value = unescape(raw[1:-1]).decode("utf-8", "surrogateescape")
    if what == "string":
        return String(value, start=start, end=end)
    return (Charlist if what == "charlist" else Atom)(value, start=start, end=end)


_NOT_HERE = "a heredoc that does not end where it seems to"
_AROUND = frozenset({":", ": "})
_HEREDOCS = (b'"""', b"'''")


def _parts(reading: Reading, children: list[Tree], decode: Callable[[bytes], bytes]) -> tuple[Node, ...]:
    """Text and holes in order; text of no bytes at all is dropped, unless it is all there is."""
    holes = [child for child in children if child.kind_id == INTERPOLATION]
    edges = [(hole.start_byte, hole.end_byte) for hole in holes]
    opening, closing = children[0], children[-1]
    starts = [opening.end_byte, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), closing.start_byte]
    raw = [reading.data[start:end] for start, end in zip(starts, ends, strict=True)]
    written = [bool(text) for text in raw]
    if closing.end_byte - closing.start_byte == 3:
        raw = dedent(raw, indentation(reading.data, closing.start_byte))
    texts = [
        String(decode(text).decode("utf-8", "surrogateescape"), start=start, end=end)
        for text, start, end in zip(raw, starts, ends, strict=True)
    ]
    if not holes:
        return tuple(texts)
    parts: list[Node] = [text for text in texts[:1] if written[0]]
    for hole, text, some in zip(holes, texts[1:], written[1:], strict=True):
        parts.append(_hole(reading, hole))
        if some:
            parts.append(text)
    return tuple(parts)


def _hole(reading: Reading, tree: Tree) -> Node:
    """The expression inside `#{}`: to Elixir a file of its own. A string in a hole stays a block."""
    start, end = tree.start_byte + 2, tree.end_byte - 1
    children = tree.children
    inside = [child for child in children if child.kind_id in EXPRESSIONS]
    several = len(inside) > 1 or b"\n" in reading.data[start:end]
    if reading.hidden(children[0]):
        node = reading.apart(start, end)
    elif several or (reading.broken and tree.has_error):
        node = reading.within(start, end)
    elif inside:
        reading.depth += 1
        node = reading.read(inside[0])
        reading.depth -= 1
    else:
        return Block((), start=start, end=start)
    return Block((node,), start=node.start, end=node.end) if isinstance(node, String) else node
