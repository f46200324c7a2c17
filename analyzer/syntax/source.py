"""A file's bytes, with lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property


class Source:
    """The bytes of one file; offsets are bytes, lines and columns count from 1."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def line(self, offset: int) -> int:
        """The line on which `offset` stands."""
        return bisect_right(self._starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`; the column counts characters, as Elixir does."""
        line = self.line(offset)
        return line, len(self.text(self._starts[line - 1], offset)) + 1

    def text(self, start: int, end: int) -> str:
        """The text between two offsets; bytes that are no UTF-8 become surrogate escapes."""
        return self.data[start:end].decode("utf-8", "surrogateescape")

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        at = self.data.find(b"\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.data.find(b"\n", at + 1)
        return starts
