"""The templates that stand in Elixir files: `~H`, and `~L` and `~E` before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import SIGIL_MODIFIERS, kind
from analyzer.syntax.heex.dialects import SIGILS
from analyzer.syntax.heex.scan import Scanned, scan_slice
from analyzer.syntax.heredocs import indentation
from analyzer.syntax.problems import Problem
from models.ast.templates import Template

_OPENING: Final = re.compile(rb"~[HLE](?=[\"'(\[{</|])")
_TILDE: Final = kind("~", named=False)


def sigils(data: bytes, root: Tree) -> tuple[Scanned, ...]:
    """The templates of an Elixir file whose tree is `root`, in order. Offsets are the file's."""
    return tuple(_scanned(data, sigil) for sigil in _sigils(root, data))


def _sigils(root: Tree, data: bytes) -> Iterator[Tree]:
    """What looks like a sigil may stand in a string or a comment: the tree knows."""
    end = 0
    for match in _OPENING.finditer(data):
        node = root.descendant_for_byte_range(match.start(), match.start() + 1)
        sigil = node.parent if node is not None and node.kind_id == _TILDE else None
        if sigil is not None and not sigil.has_error and match.start() >= end:
            end = sigil.end_byte
            yield sigil


def _scanned(data: bytes, sigil: Tree) -> Scanned:
    children = [child for child in sigil.children if child.kind_id != SIGIL_MODIFIERS]
    name, opening, closing = children[1], children[2], children[-1]
    dialect = SIGILS[data[name.start_byte : name.end_byte].decode()]
    start, end = opening.end_byte, closing.start_byte
    quotes = data[end : closing.end_byte]
    escaped = data.find(b"\\" + quotes, start, end)
    if escaped >= 0:
        problem = Problem("template", escaped, escaped + 1 + len(quotes), "escaped quotes in a template are not read")
        return Scanned(Template(dialect, (), start=start, end=end), 0, (), (), (problem,))
    margin = indentation(data, end) if len(quotes) == 3 else 0
    return scan_slice(data, start, end, dialect, margin)
