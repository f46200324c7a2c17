"""Just enough of Elixir's words to tell what a `<% %>` is to the code around it, as EEx does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from models.ast.templates import Place


class Word(NamedTuple):
    """A word, sign or comment of some code, by its offset there; text in quotes is one empty word."""

    kind: str
    text: bytes
    start: int
    end: int


def place_of(code: bytes) -> Place:
    """Whether the code is whole by itself, or starts, continues or ends a block."""
    found = [word.text for word in words(code) if word.kind != "comment"]
    if not found:
        return Place.WHOLE
    first, last = found[0], found[-1]
    if last == b"do":
        return Place.MIDDLE if first == b"end" else Place.START
    if last in _SECTIONS:
        return Place.MIDDLE
    if last == b"->":
        return Place.START if first != b"end" and _opens_function(found) else Place.MIDDLE
    opening = next((text for text in found if text not in _BRACKETS), b"")
    return Place.END if opening == b"end" else Place.WHOLE


def remarks(code: bytes) -> list[Word]:
    """The comments of the code."""
    return [word for word in words(code) if word.kind == "comment"] if b"#" in code else []


def words(code: bytes) -> Iterator[Word]:
    """The words of the code outside of strings, and outside of what strings interpolate."""
    nesting: list[bytes] = []
    holes = at = 0
    while match := _CODE.search(code, at):
        kind, at = match.lastgroup or "sign", match.end()
        text = match[0] if kind != "quotes" else b""
        closer = _closer(match[0]) if kind == "quotes" else b""
        if text == b"{":
            nesting.append(b"")
        elif text == b"}" and nesting:
            closer = nesting.pop()
            holes -= bool(closer)
        if not holes and not (closer and text):
            yield Word(kind, text if kind != "name" else b"", match.start(), at)
        if closer:
            at, hole = _after_quoted(code, at, closer)
            if hole:
                nesting.append(closer)
                holes += 1


_CODE: Final = re.compile(
    rb"""(?P<comment>\#[^\n]*)
    | (?P<quotes>~(?:[a-z]|[A-Z][A-Z0-9]*+)(?:\"\"\"|'''|["'(\[{</|])|\"\"\"|'''|["'])
    | (?P<name>\?\\?.|[:@][A-Za-z_]\w*+[?!]?|\.\s*+[A-Za-z_]\w*+[?!]?|[A-Za-z_]\w*+[?!]?:(?!:))
    | (?P<word>[\w\x80-\xff]++[?!]?|->)
    | (?P<sign>\S)""",
    re.VERBOSE | re.DOTALL,
)
_SECTIONS: Final = frozenset({b"else", b"after", b"catch", b"rescue"})
_BRACKETS: Final = frozenset({b")", b"]", b"}"})
_PAIRS: Final = {b"(": b")", b"[": b"]", b"{": b"}", b"<": b">"}


def _closer(opening: bytes) -> bytes:
    """What ends the quoted text; an uppercase sigil, which interpolates nothing, is marked by a tilde."""
    if not opening.startswith(b"~"):
        return opening
    quotes = opening.lstrip(b"~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    closing = _PAIRS.get(quotes, quotes)
    return b"~" + closing if opening[1:2].isupper() else closing


def _after_quoted(code: bytes, at: int, closer: bytes) -> tuple[int, bool]:
    """Where the quoted text ends, or its next hole begins."""
    for match in _inside(closer).finditer(code, at):
        if not match[0].startswith(b"\\"):
            return match.end(), match[0] == b"#{"
    return len(code), False


@cache
def _inside(closer: bytes) -> re.Pattern[bytes]:
    end = re.escape(closer.removeprefix(b"~"))
    return re.compile((rb"\\.|" if closer.startswith(b"~") else rb"\\.|\#\{|") + end, re.DOTALL)


def _opens_function(found: list[bytes]) -> bool:
    """Whether the last `fn` is still open."""
    return next((text for text in reversed(found) if text in {b"fn", b"end"}), b"") == b"fn"
