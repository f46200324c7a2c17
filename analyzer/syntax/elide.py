"""Functions whose bodies stay unread: `def head do Elided`."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final

from tree_sitter import Node as Tree

from analyzer.syntax.calls import mentioned
from analyzer.syntax.grammar import ARGUMENTS, DO_BLOCK, KEYWORDS, kind
from analyzer.syntax.reading import Reading
from models.ast.nodes import Atom, Elided, List, Node, Tuple

FUNCTIONS: Final = frozenset({"def", "defp"})
SPECIAL: Final = FUNCTIONS | {"defmacro", "defmacrop", "quote"}
"""Calls that either stay unread or are read in full, with everything inside them: what a macro
or a quote holds is code for somebody else.
"""

_PAIR: Final = kind("pair")
_QUOTE = re.compile(rb"\bquote\b")


def read_unread(reading: Reading, tree: Tree, name: str) -> tuple[Node, ...] | None:
    """The arguments of a `def` with its body elided; None where the body must be read."""
    if name not in FUNCTIONS or (reading.broken and tree.has_error):
        return None
    last = tree.children[-1]
    if last.kind_id == DO_BLOCK:
        return None if _quotes(reading, last) else _block_form(reading, tree, last)
    return _keyword_form(reading, last) if last.kind_id == ARGUMENTS else None


def _block_form(reading: Reading, tree: Tree, block: Tree) -> tuple[Node, ...]:
    start, end = block.start_byte, block.end_byte
    head = [child for child in tree.children if child.kind_id == ARGUMENTS]
    args = reading.read_all(head[0].children) if head else ()
    do = Atom("do", start=start, end=start + 2)
    pair = Tuple((do, _elided(reading, block)), start=start, end=end)
    return (*args, List((pair,), start=start, end=end))


def _keyword_form(reading: Reading, arguments: Tree) -> tuple[Node, ...] | None:
    """`def head, do: body`; other keywords are rare here and make the whole thing be read."""
    *head, keywords = arguments.children
    pairs = [child for child in keywords.children if child.kind_id == _PAIR]
    if keywords.kind_id != KEYWORDS or len(pairs) != 1 or len(pairs[0].children) != 2:
        return None
    key, body = pairs[0].children
    start, end = key.start_byte, body.end_byte
    if reading.data[start : key.end_byte - 1] != b"do:" or _quotes(reading, body):
        return None
    do = Atom("do", start=start, end=start + 2)
    pair = Tuple((do, _elided(reading, body)), start=start, end=end)
    return (*reading.read_all(head), List((pair,), start=start, end=end))


def _quotes(reading: Reading, body: Tree) -> bool:
    start, end = body.start_byte, body.end_byte
    return reading.data.find(b"quote", start, end) >= 0 and _QUOTE.search(reading.data, start, end) is not None


def _elided(reading: Reading, body: Tree) -> Elided:
    start, end = body.start_byte, body.end_byte
    digest = blake2b(reading.data[start:end], digest_size=8).hexdigest()
    return Elided(digest, mentioned(reading, body), start=start, end=end)
