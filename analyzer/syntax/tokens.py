"""A file as tokens and trivia that tile it: no gap, no overlap, for any bytes at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tree_sitter import Node as Tree

from analyzer.syntax.convert import trees_of
from analyzer.syntax.grammar import leaves
from analyzer.syntax.parts import Parts


class Token(NamedTuple):
    """A stretch of a file.

    Kinds of trivia are `space`, `newline`, `comment`, `mark` (signs and words that the grammar has no leaf
    for) and `other` (bytes that no token claims); every other kind is the grammar's own name of a leaf.
    """

    kind: str
    start: int
    end: int


def tokens(data: bytes) -> tuple[Token, ...]:
    """The tokens of a file, in order."""
    return tuple(_tiled(data))


def emit(tiles: Iterable[Token], data: bytes) -> bytes:
    """The bytes that the tokens stand for in `data`."""
    return b"".join([data[start:end] for _, start, end in tiles])


def _tiled(data: bytes) -> Iterator[Token]:
    at = 0
    for leaf in _leaves(trees_of(data)):
        kind = leaf.type
        first, last = max(leaf.start_byte, at), min(leaf.end_byte, len(data))
        if last <= first or (kind in _MOVED and data[first:last] != _MOVED[kind]):
            continue
        yield from _trivia(data, at, first)
        if kind == "comment":
            last -= data[last - 1 : last + 1] == b"\r\n"
        yield Token(kind, first, last)
        at = last
    yield from _trivia(data, at, len(data))


def _leaves(trees: list[Tree]) -> Iterator[Tree]:
    """The leaves of all trees; those of a part, where there is one, instead of its surroundings'."""
    if len(trees) == 1:
        return leaves(trees[0])
    parts = Parts(trees)
    found = [leaf for tree in trees for leaf in leaves(tree) if parts.at(leaf.start_byte) is tree]
    return iter(sorted(found, key=lambda leaf: leaf.start_byte))


_MOVED = {sign: sign.encode() for sign in "()[],"}
"""What may stand elsewhere in the scratch copy, or for something else."""

_TRIVIA = re.compile(
    rb"(?P<space>[ \t]+)|(?P<newline>\r?\n)"
    rb"|(?P<mark>[:,;()\[\]]|\\(?=\r?\n)|(?:do|end|after|else|catch|rescue)\b)"
    rb"|(?P<other>(?:(?!\r?\n)[^ \t:,;()\[\]])+)"
)


def _trivia(data: bytes, start: int, end: int) -> Iterator[Token]:
    for match in _TRIVIA.finditer(data, start, end):
        yield Token(match.lastgroup or "other", match.start(), match.end())
