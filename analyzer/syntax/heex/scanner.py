"""One pass over a template: EEx's pieces, and the text between them as LiveView's tokenizer reads it.

A scan never looks back and never raises. Where LiveView would refuse the template it notes a problem
and takes the odd bytes as they come. In EEx, where pieces may stand anywhere, no tag is odd.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analyzer.syntax.heex.eex import COMMENT, ESCAPE, Piece
from analyzer.syntax.heex.in_tags import bare, raw, value
from analyzer.syntax.heex.in_text import comment, text, untagged
from analyzer.syntax.heex.tape import Tape
from models.ast.templates import Dialect

_OUTSIDE_TAGS: Final = frozenset({text, comment, raw})


def scanned(data: bytes, start: int, end: int, dialect: Dialect, pieces: Sequence[Piece]) -> Tape:
    """The template at [start, end) as tokens, with what is odd about it."""
    tape = Tape(data, start, end, dialect, untagged if dialect is Dialect.TEXT else text)
    for piece in pieces:
        _read_to(tape, piece.start)
        _take(tape, piece)
    _read_to(tape, end)
    _finish(tape)
    return tape


def _read_to(tape: Tape, limit: int) -> None:
    tape.limit = limit
    while tape.at < limit:
        tape.state(tape)


def _take(tape: Tape, piece: Piece) -> None:
    if tape.strict and tape.state not in _OUTSIDE_TAGS and piece.kind != ESCAPE:
        tape.note(piece.start, piece.end, "`<% %>` cannot stand within a tag: use `{…}`")
    if tape.strict and tape.state is text and piece.kind == ESCAPE:
        tape.note(piece.start, piece.end, "`<%%` opens a tag here: write `&lt;%`")
    tape.take(piece.kind, piece.end)
    if tape.state is value and piece.kind != COMMENT:
        tape.state = bare


def _finish(tape: Tape) -> None:
    if tape.state is comment:
        tape.note(tape.opened, tape.opened + 4, "no `-->` closes this comment")
    elif tape.strict and tape.state not in {text, raw}:
        tape.note(tape.opened, min(tape.opened + 1, tape.end), "no `>` closes this tag")
