"""EEx comes first: a template is text between `<% %>`, whatever the text means."""

from __future__ import annotations

from typing import Final, NamedTuple

from analyzer.syntax.heex.words import place_of
from analyzer.syntax.problems import Problem
from models.ast.templates import Code, Embedded, Place

EMBEDDED: Final = {f"eex-{place}": place for place in Place}
"""The kinds of tokens that hold Elixir in `<% %>`."""

COMMENT: Final = "eex-comment"
ESCAPE: Final = "eex-escape"


class Piece(NamedTuple):
    """A `<% %>`, a comment, or the escape `<%%`: the kind is that of its token."""

    kind: str
    start: int
    end: int


def pieces(data: bytes, start: int, end: int) -> tuple[list[Piece], list[Problem]]:
    """What EEx takes out of the text, in order."""
    found: list[Piece] = []
    at = data.find(b"<%", start, end)
    while at >= 0:
        piece = _piece(data, at, end)
        if piece is None:
            return found, [Problem("template", at, at + 2, "no `%>` closes this `<%`")]
        found.append(piece)
        at = data.find(b"<%", piece.end, end)
    return found, []


def embedded(data: bytes, kind: str, start: int, end: int) -> Embedded:
    """The node of a piece that holds Elixir."""
    marker = data[start + 2 : start + 3]
    marker = marker if marker in _MARKERS else b""
    code = Code(start=start + 2 + len(marker), end=end - 2)
    return Embedded(code, marker.decode(), EMBEDDED[kind], start=start, end=end)


_MARKERS = frozenset({b"=", b"/", b"|"})


def _piece(data: bytes, at: int, end: int) -> Piece | None:
    if data.startswith(b"<%%", at, end):
        return Piece(ESCAPE, at, at + 3)
    if data.startswith(b"<%!--", at, end):
        return _closed(COMMENT, at, data.find(b"--%>", at + 5, end), 4)
    stop = data.find(b"%>", at + 2, end)
    if stop < 0 or data.startswith(b"<%#", at, end):
        return _closed(COMMENT, at, stop, 2)
    skip = 3 if data[at + 2 : at + 3] in _MARKERS else 2
    return Piece(f"eex-{place_of(data[at + skip : stop])}", at, stop + 2)


def _closed(kind: str, start: int, stop: int, width: int) -> Piece | None:
    return Piece(kind, start, stop + width) if stop >= 0 else None
