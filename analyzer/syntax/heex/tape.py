"""What a scan has done so far: the tokens that tile the template, and what LiveView would not accept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from analyzer.syntax.problems import Problem
from analyzer.syntax.tokens import Token
from models.ast.templates import Dialect

State = Callable[["Tape"], None]
"""What the text from here on is: takes at least one byte, or changes the state."""

_BRACES: Final = re.compile(rb"\\[{}]|[{}]")


class Tape:
    """The template's bytes with the place up to which they are read; nothing ever looks back."""

    __slots__ = (
        "at", "braces", "data", "end", "limit", "opened", "outside", "plain_depth", "problems", "quote", "state",
        "strict", "tag", "tokens", "unclosed",
    )  # fmt: skip

    def __init__(self, data: bytes, start: int, end: int, dialect: Dialect, outside: State) -> None:
        self.data = data
        self.at = start
        self.end = self.limit = end
        self.strict = dialect in {Dialect.HEEX, Dialect.HEEX_WITHOUT_BRACES}
        self.braces = dialect is Dialect.HEEX
        self.tokens: list[Token] = []
        self.problems: list[Problem] = []
        self.state = self.outside = outside
        self.tag = b""
        self.quote = b""
        self.opened = start
        self.unclosed = start
        self.plain_depth: int | None = None
        """How many tags are open within one that says `phx-no-curly-interpolation`."""

    def take(self, kind: str, end: int) -> None:
        """What stands up to `end`, a byte at least, is one token."""
        self.tokens.append(Token(kind, self.at, end))
        self.at = end

    def extend(self, kind: str, end: int) -> None:
        """What stands up to `end`, if anything, is more of such a token, or a new one."""
        at, tokens = self.at, self.tokens
        if end == at:
            return
        if tokens and tokens[-1].kind == kind:
            tokens[-1] = Token(kind, tokens[-1].start, end)
            self.at = end
        else:
            self.take(kind, end)

    def open(self, state: State, kind: str, width: int) -> None:
        """Begin what a problem about its end would name."""
        self.opened, self.state = self.at, state
        self.take(kind, self.at + width)

    def until(self, closing: bytes, kind: str, width: int) -> None:
        """Take everything up to `closing`, with as much of that as `width` says."""
        stop = self.data.find(closing, self.at, self.limit)
        if stop < 0:
            self.extend(kind, self.limit)
        else:
            self.extend(kind, stop + width)
            self.state = self.outside

    def braced(self) -> bool:
        """Take `{…}`; False where nothing closes it. LiveView counts braces also within strings."""
        if self.at < self.unclosed:
            return False
        depth = 0
        for match in _BRACES.finditer(self.data, self.at, self.limit):
            if match.end() - match.start() == 1:
                depth += 1 if match[0] == b"{" else -1
                if not depth:
                    self.take("braces", match.end())
                    return True
        self.note(self.at, self.at + 1, "no `}` closes this `{`: write `&lbrace;` for a brace")
        self.unclosed = self.limit
        return False

    def note(self, start: int, end: int, message: str) -> None:
        """Say what LiveView would refuse."""
        self.problems.append(Problem("template", start, end, message))
