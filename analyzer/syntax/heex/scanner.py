"""The text between EEx's pieces, as Phoenix.LiveView's tokenizer reads it: tags, attributes, braces.

A scanner never looks back and never raises. Where LiveView would refuse the template it notes a
problem and takes the odd bytes as they come. In EEx, where pieces may stand anywhere, no tag is odd.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from analyzer.syntax.heex.eex import COMMENT, ESCAPE, Piece
from analyzer.syntax.problems import Problem
from analyzer.syntax.tokens import Token
from models.templates import Dialect

_NAME: Final = re.compile(rb"[^>/=\r\n\"' \t\f]+")
_ATTRIBUTE: Final = re.compile(rb"[^>/=\r\n\"' \t\f}]+")
_PLAIN: Final = re.compile(rb"[^<{]+")
_SPACE: Final = re.compile(rb"[ \t\f\r\n]+")
_EQUALS: Final = re.compile(rb"[ \t\f\r\n]*=[ \t\f\r\n]*")
_ODD: Final = re.compile(rb"(?:[\"'=}]|/(?!>))+")
_BARE: Final = re.compile(rb"[^ \t\f\r\n>]+")
_BRACES: Final = re.compile(rb"\\[{}]|[{}]")
_DOCTYPE: Final = re.compile(rb"<!(?:doctype|DOCTYPE)")
_MERGED: Final = frozenset({"text", "comment", "raw", "doctype", "value"})


class Scanner:
    """One pass over a template: the tokens that tile it, and what LiveView would not accept."""

    def __init__(self, data: bytes, start: int, end: int, dialect: Dialect, pieces: list[Piece]) -> None:
        self.data = data
        self.at = start
        self.end = end
        self.strict = dialect in {Dialect.HEEX, Dialect.HEEX_WITHOUT_BRACES}
        self.braces = dialect is Dialect.HEEX
        self.tokens: list[Token] = []
        self.problems: list[Problem] = []
        self._pieces = iter(pieces)
        self._state: Callable[[], None] = self._plain if dialect is Dialect.TEXT else self._text
        self._tag = b""
        self._quote = b""
        self._opened = start
        self._unclosed = start
        self._plain_depth: int | None = None

    def run(self) -> None:
        """Scan to the end."""
        for piece in (*self._pieces, None):
            limit = self.end if piece is None else piece.start
            self._scan(limit)
            if piece is not None:
                self._piece(piece)
        self._finish()

    def _scan(self, limit: int) -> None:
        self.limit = limit
        while self.at < limit:
            self._state()

    def _piece(self, piece: Piece) -> None:
        if self.strict and self._state not in {self._text, self._comment, self._raw} and piece.kind != ESCAPE:
            self._note(piece.start, piece.end, "`<% %>` cannot stand within a tag: use `{…}`")
        if self.strict and self._state == self._text and piece.kind == ESCAPE:
            self._note(piece.start, piece.end, "`<%%` opens a tag here: write `&lt;%`")
        self._emit(piece.kind, piece.end)
        if self._state == self._value and piece.kind != COMMENT:
            self._state = self._bare

    def _finish(self) -> None:
        if self._state == self._comment:
            self._note(self._opened, self._opened + 4, "no `-->` closes this comment")
        elif self.strict and self._state not in {self._text, self._raw}:
            self._note(self._opened, min(self._opened + 1, self.end), "no `>` closes this tag")

    # ---------------------------------------------------------------- text

    def _plain(self) -> None:
        self._emit("text", self.limit)

    def _text(self) -> None:
        match = _PLAIN.match(self.data, self.at, self.limit)
        if match is not None:
            self._emit("text", match.end())
        elif self.data[self.at] == 0x7B:
            self._braces_in_text()
        elif _DOCTYPE.match(self.data, self.at, self.limit):
            self._open(self._doctype, "doctype", 9)
        elif self.data.startswith(b"<!--", self.at, self.limit):
            self._open(self._comment, "comment", 4)
        elif self.data.startswith(b"</", self.at, self.limit):
            self._closing_tag()
        else:
            self._opening_tag()

    def _open(self, state: Callable[[], None], kind: str, width: int) -> None:
        self._opened, self._state = self.at, state
        self._emit(kind, self.at + width)

    def _braces_in_text(self) -> None:
        if not self.braces or self._plain_depth is not None or not self._braced():
            self._emit("text", self.at + 1)

    def _braced(self) -> bool:
        """Take `{…}`; False where nothing closes it. LiveView counts braces also within strings."""
        if self.at < self._unclosed:
            return False
        depth = 0
        for match in _BRACES.finditer(self.data, self.at, self.limit):
            if match.end() - match.start() == 1:
                depth += 1 if match[0] == b"{" else -1
                if not depth:
                    self._emit("braces", match.end())
                    return True
        self._note(self.at, self.at + 1, "no `}` closes this `{`: write `&lbrace;` for a brace")
        self._unclosed = self.limit
        return False

    def _comment(self) -> None:
        self._until(b"-->", "comment", 3)

    def _doctype(self) -> None:
        self._until(b">", "doctype", 1)

    def _raw(self) -> None:
        self._until(b"</" + self._tag + b">", "raw", 0)

    def _until(self, closing: bytes, kind: str, width: int) -> None:
        stop = self.data.find(closing, self.at, self.limit)
        if stop < 0:
            self._emit(kind, self.limit)
        else:
            self._emit(kind, stop + width)
            self._state = self._text

    # ---------------------------------------------------------------- tags

    def _closing_tag(self) -> None:
        name = _NAME.match(self.data, self.at + 2, self.limit)
        if name is None:
            self._stray(2, "a tag's name must follow `</`")
            return
        stop = name.end()
        if not self.strict and (space := _SPACE.match(self.data, stop, self.limit)):
            stop = space.end()
        if not self.data.startswith(b">", stop, self.limit):
            self._stray(name.end() - self.at, "no `>` closes this tag")
            return
        self._emit("tag-close", stop + 1)
        if self._plain_depth is not None:
            self._plain_depth = None if self._plain_depth == 1 else self._plain_depth - 1

    def _opening_tag(self) -> None:
        name = _NAME.match(self.data, self.at + 1, self.limit)
        if name is None or not (self.strict or name[0][:1].isalpha()):
            self._stray(1, "a tag's name must follow `<`: write `&lt;` for the sign")
            return
        self._tag = name[0]
        self._open(self._inside, "tag-open", len(name[0]) + 1)

    def _stray(self, width: int, message: str) -> None:
        if self.strict:
            self._note(self.at, self.at + width, message)
        self._emit("text", self.at + width)

    def _inside(self) -> None:
        data, at, limit = self.data, self.at, self.limit
        if space := _SPACE.match(data, at, limit):
            self._emit("space", space.end())
        elif data.startswith(b"/>", at, limit):
            self._state = self._text
            self._emit("tag-self", at + 2)
        elif data.startswith(b">", at, limit):
            self._end_of_tag()
        elif not (self.strict and data[at] == 0x7B and self._braced()):
            self._attribute()

    def _end_of_tag(self) -> None:
        self._emit("tag-end", self.at + 1)
        if self._tag in {b"script", b"style"}:
            self._state = self._raw
            return
        self._state = self._text
        if self._plain_depth is not None:
            self._plain_depth += 1

    def _attribute(self) -> None:
        name = _ATTRIBUTE.match(self.data, self.at, self.limit)
        if name is None:
            odd = _ODD.match(self.data, self.at, self.limit)
            self._odd(odd.end() if odd else self.at + 1)
            return
        self._emit("attribute", name.end())
        if name[0] == b"phx-no-curly-interpolation" and self._tag not in {b"script", b"style"}:
            self._plain_depth = self._plain_depth or 0
        if equals := _EQUALS.match(self.data, self.at, self.limit):
            self._emit("equals", equals.end())
            self._state = self._value

    def _odd(self, end: int) -> None:
        if self.strict:
            self._note(self.at, end, "no attribute's name")
        self._emit("other", end)

    # ---------------------------------------------------------------- values

    def _value(self) -> None:
        quote = self.data[self.at : self.at + 1]
        if quote in {b'"', b"'"}:
            self._quote, self._state = quote, self._quoted
            self._emit("quote", self.at + 1)
        elif quote == b">" or (self.strict and quote == b"{" and self._braced()):
            self._state = self._inside
        else:
            self._bare_value()

    def _bare_value(self) -> None:
        if self.strict:
            self._note(self.at, self.at + 1, "an attribute's value is a text in quotes or Elixir in braces")
        self._state = self._bare

    def _quoted(self) -> None:
        stop = self.data.find(self._quote, self.at, self.limit)
        self._emit("value", self.limit if stop < 0 else stop)
        if stop >= 0:
            self._emit("quote", stop + 1)
            self._state = self._inside

    def _bare(self) -> None:
        match = _BARE.match(self.data, self.at, self.limit)
        if match is not None:
            self._emit("value", match.end())
        else:
            self._state = self._inside

    # ---------------------------------------------------------------- tokens

    def _emit(self, kind: str, end: int) -> None:
        tokens = self.tokens
        if end > self.at:
            if tokens and tokens[-1].kind == kind and kind in _MERGED:
                tokens[-1] = Token(kind, tokens[-1].start, end)
            else:
                tokens.append(Token(kind, self.at, end))
        self.at = end

    def _note(self, start: int, end: int, message: str) -> None:
        self.problems.append(Problem("template", start, end, message))
