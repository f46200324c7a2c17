"""What a backslash means: in strings, in sigils, after a question mark."""

from __future__ import annotations

import re
from functools import cache

_ESCAPE = re.compile(rb"\\(x\{[0-9A-Fa-f]+\}|x[0-9A-Fa-f]{1,2}|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|\r\n|.)", re.DOTALL)

_LETTERS = {
    b"0": b"\0",
    b"a": b"\a",
    b"b": b"\b",
    b"d": b"\x7f",
    b"e": b"\x1b",
    b"f": b"\f",
    b"n": b"\n",
    b"r": b"\r",
    b"s": b" ",
    b"t": b"\t",
    b"v": b"\v",
    b"\n": b"",
    b"\r\n": b"",
}


def unescape(raw: bytes) -> bytes:
    """The bytes that a string's source text stands for."""
    return _ESCAPE.sub(_one, raw) if b"\\" in raw else raw


def unescape_terminator(raw: bytes, terminator: bytes) -> bytes:
    """A sigil's content keeps every escape but that of its own terminator."""
    return _terminator(terminator).sub(_bare, raw) if b"\\" in raw else raw


def character(text: str) -> int:
    """The code point of `?a`, or of an escape."""
    if text.startswith("?\\"):
        letter = text[2:].encode("utf-8", "surrogateescape")
        return ord(_LETTERS.get(letter, letter).decode("utf-8", "surrogateescape") or "\n")
    return ord(text[1:])


def _one(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    letter, digits = escape[:1], escape[1:].strip(b"{}")
    if digits and letter == b"x" and len(digits) == 2 and escape[1:2] != b"{":
        return bytes([int(digits, 16)])
    if digits and letter in b"xu":
        return _code_point(int(digits, 16))
    return _LETTERS.get(escape, escape)


def _code_point(number: int) -> bytes:
    return chr(number).encode("utf-8", "surrogatepass") if number < 0x110000 else b""


def _bare(match: re.Match[bytes]) -> bytes:
    return match[1] or match[0]


@cache
def _terminator(terminator: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"\\(?:(" + re.escape(terminator) + rb")|.)", re.DOTALL)
