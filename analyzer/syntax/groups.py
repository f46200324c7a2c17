"""A file as brackets within brackets, by its tokens alone: around an error its nodes mean little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import RESERVED, leaves

_OPENING: Final = {"(": ")", "[": "]", "{": "}", "#{": "}", "<<": ">>", "do": "end", "fn": "end"}
_CLOSING: Final = frozenset(_OPENING.values())


_WORDS: Final = RESERVED - {"true", "false", "nil"}


class Token(NamedTuple):
    """A leaf of the tree; a reserved word is one, even where the grammar takes it for a name."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Group:
    """What stands between two brackets: its tokens and the groups among them."""

    opening: Token
    closing: Token | None = None
    parts: list[Token | Group] = field(default_factory=list)

    def has(self, *kinds: str) -> bool:
        """Whether one of these tokens stands in it, and not in a group of its own."""
        return any(not isinstance(part, Group) and part.kind in kinds for part in self.parts)


class Text(NamedTuple):
    """The bytes of a file from the offset `base` on."""

    data: bytes
    base: int

    def between(self, start: int, end: int) -> bytes:
        """Those from one offset of the file to another; none stand before `base`."""
        return self.data[max(0, start - self.base) : max(0, end - self.base)]


def begins(part: Token | Group) -> int:
    """Where a part's first token starts."""
    return part.opening.start if isinstance(part, Group) else part.start


def groups(root: Tree, text: Text) -> list[Group]:
    """The file as a group, and those in it; not the texts of sigils."""
    before = ""
    top = Group(Token("", root.start_byte, root.start_byte))
    found, opened = [top], [top]
    for token in _tokens(root, text):
        named, before = before == "sigil_name", token.kind
        if token.kind in _OPENING:
            opened.append(Group(token))
            found += [] if named else opened[-1:]
        elif token.kind in _CLOSING:
            while len(opened) > 1:
                group = opened.pop()
                opened[-1].parts.append(group)
                if _OPENING[group.opening.kind] == token.kind:
                    group.closing = token
                    break
        elif token.kind != "comment":
            opened[-1].parts.append(token)
    return found


def _tokens(root: Tree, text: Text) -> Iterator[Token]:
    """The leaves, and the words and signs that no leaf has: the grammar passed over them to end an error."""
    at, before = root.start_byte, ""
    for leaf in leaves(root):
        if leaf.is_missing:
            continue
        kind, start, end = leaf.type, leaf.start_byte, leaf.end_byte
        passed = end if kind == "ERROR" else start
        if passed > at:
            yield from _passed_over(text.between(at, passed), at)
        at = end
        if kind == "ERROR":
            continue
        if kind == "identifier" and before != "." and text.between(end, end + 1) != b":":
            word = text.between(start, end).decode("utf-8", "surrogateescape")
            kind = word if word in _WORDS else kind
        yield Token(kind, start, end)
        before = kind


_PASSED = re.compile(rb"[\w\x80-\xff]+[?!]?:?|#\{|<<|>>|->|[^\s\w]")


def _passed_over(gap: bytes, start: int) -> Iterator[Token]:
    if gap.isspace():
        return
    for match in _PASSED.finditer(gap):
        yield Token(match[0].decode("utf-8", "surrogateescape"), start + match.start(), start + match.end())
