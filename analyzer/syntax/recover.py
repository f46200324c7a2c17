"""What can be saved of a file that does not parse.

An error may make the grammar lose sight of a whole file. Indentation then tells where things
begin and end: each piece is parsed alone, the modules among the bad ones are opened, and the
pieces that stay bad are blanked in a scratch copy, so that the rest reads as if they were fine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tree_sitter import Query, QueryCursor

from analyzer.syntax.grammar import LANGUAGE, RESERVED, tree_of

_MODULE = re.compile(rb"[ \t]*(?:defmodule|defimpl|defprotocol|describe)\b.*\bdo[ \t\r]*$")
_CLOSING = re.compile(rb"""[ \t]*(?:(?:end|else|rescue|catch|after|and|or|when|in)\b|[)\]}|>=+<&*/.]|\"\"\"|''')""")
_STRAY = Query(LANGUAGE, f"((identifier) @word (#any-of? @word {' '.join(map(json.dumps, RESERVED))}))")
_DEEPEST: Final = 8


class Piece(NamedTuple):
    """Bytes that belong together by their indentation."""

    start: int
    end: int


def bad_pieces(data: bytes, scratch: bytes) -> list[Piece]:
    """The smallest pieces that do not parse: definitions, attributes, whole modules at worst."""
    return list(_bad(data, scratch, Piece(0, len(data)), 0))


def blanked(scratch: bytes, pieces: list[Piece]) -> bytes:
    """The bytes with `_` and spaces in place of the pieces; lines stay lines."""
    copy = bytearray(scratch)
    for start, end in pieces:
        copy[start:end] = b"_" + re.sub(rb"[^\n]", b" ", scratch[start + 1 : end])
    return bytes(copy)


def _bad(data: bytes, scratch: bytes, within: Piece, depth: int) -> Iterator[Piece]:
    for piece in _pieces(data, within):
        root = tree_of(scratch, piece.start, piece.end).root_node
        if not root.has_error and not QueryCursor(_STRAY).captures(root):
            continue
        first = data.find(b"\n", piece.start, piece.end)
        inside: list[Piece] = []
        if first > 0 and depth < _DEEPEST and _MODULE.match(data, piece.start, first):
            body = Piece(first + 1, _before_end(data, piece))
            inside = list(_bad(data, scratch, body, depth + 1))
        yield from inside or [piece]


def _before_end(data: bytes, piece: Piece) -> int:
    last = data.rfind(b"\n", piece.start, piece.end) + 1
    return last if data[last : piece.end].strip() == b"end" else piece.end


def _pieces(data: bytes, within: Piece) -> Iterator[Piece]:
    """The lines of least indentation, each with the deeper lines that follow it."""
    lines = list(_code_lines(data, within))
    if not lines:
        return
    margin = min(indent for _, _, indent in lines)
    start, end = lines[0][0], lines[0][0]
    for at, stop, indent in lines:
        if indent == margin and at > start and not _CLOSING.match(data, at, stop):
            yield Piece(start, end)
            start = at
        end = stop
    yield Piece(start, end)


def _code_lines(data: bytes, within: Piece) -> Iterator[tuple[int, int, int]]:
    """First byte, end and indentation of each line; a heredoc's text counts as very deep."""
    at, fence = within.start, b""
    while at < within.end:
        stop = data.find(b"\n", at, within.end)
        stop = within.end if stop < 0 else stop
        line = data[at:stop]
        text = line.lstrip(b" \t")
        closes = bool(fence) and text.startswith(fence)
        if text.strip():
            indent = len(line) - len(text)
            yield at + indent, stop, 1 << 20 if fence else indent
        fence = b"" if closes else fence or _opened(line)
        at = stop + 1


def _opened(line: bytes) -> bytes:
    """The quotes of a heredoc that begins on this line."""
    for fence in (b'"""', b"'''"):
        if line.rstrip().endswith(fence) and line.count(fence) % 2:
            return fence
    return b""
