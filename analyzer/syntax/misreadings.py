"""The places where tree-sitter-elixir reads valid Elixir wrongly, and what hides them from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import kind

_TILDE = kind("~", named=False)


class Mask(NamedTuple):
    """Bytes to show the parser instead of those at `start`."""

    start: int
    text: bytes
    hides: bool = False
    """Whether a name stands for what is to be read apart."""


_WORD = rb"(?:in|or|and|when|not|do|end|else|after|rescue|catch|fn)[\w?!\x80-\xff]"
_DUAL = rb"-(?![->])|\+(?!\+)"
_LINE = re.compile(
    rb"\n[ \t]*(?=[-+\\iorawndefc])(?:(?P<word>(?=%b))|(?=(?:%b)\S)|(?:\\\r?\n[ \t]*)+(?=%b))" % (_WORD, _DUAL, _DUAL)
)
"""A line that begins with such a word or sign. The first look ahead is there for speed alone."""

_SEMICOLON = re.compile(rb";[ \t]*(?:(?P<word>(?=%b))|(?=(?:#[^\n]*)?\r?\n))" % _WORD)
_NEEDLESS = re.compile(rb",(?=\s*\])")
_RANGE = re.compile(rb"\.\.\s*[-+]")
_OPERAND = re.compile(rb"[\w?!\x80-\xff]\s*\Z")
_NUL = re.compile(rb"\0")
_NEAR: Final = 80


def certain(data: bytes, start: int, end: int) -> list[Mask]:
    """Masks that need no tree to decide: elsewhere, as inside a string, they change nothing.

    At the start of a line `interval` may be read as the operator `in` before `terval`, `-1` as a
    subtraction, and `idx..-1` as a call of `idx` with the argument `(..) - 1`. To the grammar `!` is
    like a sign and `<>` is like `..`. A `;` at the end of a line and a `,` before `]` may be errors.
    A byte of zero ends everything.
    """
    masks = list(_lines(data, start, end))
    for semicolon in _SEMICOLON.finditer(data, start, end):
        word = semicolon.lastgroup
        masks.append(Mask(semicolon.end(), b"z") if word else Mask(semicolon.start(), b" "))
    masks += [Mask(comma.start(), b" ") for comma in _NEEDLESS.finditer(data, start, end)]
    masks += [
        Mask(at, b"<>")
        for at in (sign.start() for sign in _RANGE.finditer(data, start, end))
        if _OPERAND.search(data[max(start, at - _NEAR) : at])
    ]
    masks += [Mask(nul.start(), b"\1") for nul in _NUL.finditer(data, start, end)]
    return masks if data.isascii() else masks + list(_uncased(data, start, end))


def _lines(data: bytes, start: int, end: int) -> Iterator[Mask]:
    for line in _LINE.finditer(data, start, end):
        if line.lastgroup:
            yield Mask(line.end(), b"z")
        elif not data.endswith((b"\\", b"\\\r"), 0, line.start()):
            yield Mask(line.end(), b"!")


_FOREIGN = re.compile(rb"(?<![\w?\x80-\xff])(?<!(?<!\\)\\)[\xc3-\xf4][\x80-\xbf]+")


def _uncased(data: bytes, start: int, end: int) -> Iterator[Mask]:
    """Names may begin with a letter that is neither large nor small, as `変数` does."""
    for word in _FOREIGN.finditer(data, start, end):
        letter = word[0].decode("utf-8", "replace")[0]
        if letter.isidentifier() and not letter.isupper() and not letter.istitle():
            yield Mask(word.start(), b"z" * len(letter.encode()))


_OPENING = re.compile(rb"~[A-Z][A-Z0-9]*(?:(?!\"\"\"|''')[\"'(\[{</|])")
_UNSURE = re.compile(rb"[#\"'~?]")
"""What may hide a sigil in text that was swallowed: the next round will tell."""

_CLOSING = {40: 41, 91: 93, 123: 125, 60: 62}


def escaped_terminators(root: Tree, data: bytes, base: int) -> Iterator[Mask]:
    r"""In `~S(\\)` the second backslash is taken to escape the closing parenthesis.

    `data` is all of the file from the offset `base` on.
    """
    at, end = root.start_byte - base, root.end_byte - base
    if data.find(b"\\\\", at, end) < 0:
        return
    swallowed = closed = at
    while match := _OPENING.search(data, at, end):
        opening = at = match.end()
        sigil = _sigil_at(root, base + match.start())
        if sigil is None and (at > swallowed or _UNSURE.search(data, closed, match.start())):
            continue
        closing = _CLOSING.get(data[opening - 1], data[opening - 1])
        body = _content(closing).match(data, opening, end)
        if body is not None and (sigil is None or not _closes_at(sigil, base + body.end())):
            yield from _pairs(body[0], base + opening)
            at = closed = body.end()
            swallowed = max(swallowed, sigil.end_byte - base if sigil else 0)


def _sigil_at(root: Tree, start: int) -> Tree | None:
    node = root.descendant_for_byte_range(start, start + 1)
    return node.parent if node is not None and node.kind_id == _TILDE else None


def _closes_at(sigil: Tree, end: int) -> bool:
    return any(child.start_byte == end for child in sigil.children[-2:])


@cache
def _content(closing: int) -> re.Pattern[bytes]:
    end = re.escape(bytes([closing]))
    return re.compile(rb"(?:[^\\" + end + rb"]|\\.)*(?=" + end + rb")", re.DOTALL)


def _pairs(body: bytes, start: int) -> Iterator[Mask]:
    for escape in re.finditer(rb"\\.", body, re.DOTALL):
        if escape[0] == b"\\\\":
            yield Mask(start + escape.start(), b"__")
