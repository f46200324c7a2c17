"""Valid Elixir that tree-sitter-elixir rejects, and what makes it accept the same.

Looked for only where a tree has an error. Brackets stand for parentheses (the readers of lists know),
so that whatever is accepted then still means what was written.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import leaves
from analyzer.syntax.misreadings import Mask

_OPENING: Final = {"(": ")", "[": "]", "{": "}", "#{": "}", "<<": ">>", "do": "end", "fn": "end"}
_CLOSING: Final = frozenset(_OPENING.values())


@dataclass(slots=True)
class _Group:
    """What stands between two brackets: its tokens and the groups among them."""

    opening: Tree
    closing: Tree | None = None
    parts: list[Tree | _Group] = field(default_factory=list)
    comments: list[Tree] = field(default_factory=list)

    def has(self, *kinds: str) -> bool:
        """Whether one of these tokens stands in it, and not in a group of its own."""
        return any(not isinstance(part, _Group) and part.type in kinds for part in self.parts)


def accepted(root: Tree, data: bytes, base: int) -> list[Mask]:
    """Masks for what may have been rejected; `data` is all of the file from the offset `base` on."""
    text = _Text(data, base)
    masks = [*_joined_to_nothing(root, text), *_signed_ranges(root, text)]
    for group in _groups(root):
        masks += _guarded(group)
        masks += _needless_comma(group)
        masks += _keywords_as_key(group, text)
        for part, following in itertools.pairwise(group.parts):
            if isinstance(part, _Group) and part.opening.type == "(":
                masks += _begun_on_a_new_line(part, following, text)
    hidden = [mask for mask in masks if b"z" in mask.text]
    return [mask for mask in masks if not any(at < mask.start < at + len(text) for at, text in hidden)]


class _Text(NamedTuple):
    """The bytes of a file from the offset `base` on."""

    data: bytes
    base: int

    def between(self, start: int, end: int) -> bytes:
        """Those from one offset of the file to another; none stand before `base`."""
        return self.data[max(0, start - self.base) : max(0, end - self.base)]


def _guarded(group: _Group) -> Iterator[Mask]:
    """`((a) when b)` is taken for the beginning of a clause; `([a] when b)` is not."""
    match group.parts:
        case [_Group() as first, Tree(type="when"), *_] if group.opening.type == first.opening.type == "(":
            if first.has(";", "->"):
                yield from () if group.has(";", ",", "->") else _in_brackets(group)
            elif not first.has(",") or not group.has("->"):
                yield from _in_brackets(first)


def _in_brackets(group: _Group) -> Iterator[Mask]:
    if group.closing is not None:
        yield Mask(group.opening.start_byte, b"[")
        yield Mask(group.closing.start_byte, b"]")


def _needless_comma(group: _Group) -> Iterator[Mask]:
    """`%{a | b: 1,}` ends with a comma that means nothing."""
    match group.parts:
        case [*_, (_Group() | Tree()) as last, Tree(type=",") as comma] if group.closing and group.opening.type in (
            "{",
            "[",
            "<<",
        ):
            if isinstance(last, _Group) or last.type != ",":
                yield Mask(comma.start_byte, b" ")


def _begun_on_a_new_line(group: _Group, following: Tree | _Group, text: _Text) -> Iterator[Mask]:
    """`(⏎ a, b) ->`: the parenthesis must stand on the first pattern's line."""
    heads = isinstance(following, Tree) and following.type in ("->", "when")
    if not heads or group.closing is None or not group.parts:
        return
    first = group.parts[0]
    start, end = group.opening.start_byte, (first.opening if isinstance(first, _Group) else first).start_byte
    gap = text.between(start + 1, end)
    if b"\n" not in gap or not _TRIVIA.fullmatch(gap):
        return
    if b"#" not in gap:
        yield Mask(start + 1, b" " * len(gap))
    elif text.between(start - 1, start) not in _BEFORE_A_HEAD:
        return
    elif not gap.endswith(b"\n"):
        yield Mask(start, b" ")
        yield Mask(end - 1, b"(")


_TRIVIA = re.compile(rb"(?:[ \t\r\n]|#[^\n]*\n)*")
_BEFORE_A_HEAD = (b" ", b"\t", b"\n", b"(", b";")


_KEY = re.compile(
    rb"""\s*(?:#[^\n]*\n\s*)*(?:[\w?!@.&|+*/<>=~^-]+|[\w\x80-\xff]+[?!]?|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\{\}|%\{\}|<<>>|%):\s"""
)
_ACCESSED = re.compile(rb"""(?:[\w?!>\x80-\xff]|[\]}"']|\)[ \t]*)\Z""")


def misplaced(root: Tree, masks: list[Mask]) -> bool:
    """Whether a name was put for keywords where, after all, no brackets were."""
    hidden = [mask for mask in masks if b"z" in mask.text]
    outer = [at for at, _ in hidden if not any(start < at < start + len(text) for start, text in hidden)]
    return any(not _in_code(root, at - 1) for at in outer)


def _in_code(root: Tree, bracket: int) -> bool:
    node = root.descendant_for_byte_range(bracket, bracket + 1)
    return (
        node is not None
        and node.type == "["
        and node.parent is not None
        and node.parent.type in ("access_call", "list")
    )


def _keywords_as_key(group: _Group, text: _Text) -> Iterator[Mask]:
    """`a[b: 1]` has a list for its key: it is hidden, and read as a file of its own."""
    start = group.opening.start_byte
    if group.opening.type != "[" or group.closing is None or not _ACCESSED.search(text.between(start - 80, start)):
        return
    content = text.between(start + 1, group.closing.start_byte)
    if _KEY.match(content):
        yield Mask(start + 1, _hidden(group, content, start + 1))


def _hidden(group: _Group, content: bytes, start: int) -> bytes:
    """A name in place of all that is no comment."""
    hidden = bytearray(b" " * len(content))
    for comment in group.comments:
        first, last = comment.start_byte - start, comment.end_byte - start
        hidden[first : last + 1] = content[first : last + 1]
    at = hidden.rindex(b" ")
    hidden[at : at + 1] = b"z"
    return bytes(hidden)


_JOINED = re.compile(rb"(?<!\?)\\(?=\r?\n[ \t]*\r?\n)")


def _joined_to_nothing(root: Tree, text: _Text) -> Iterator[Mask]:
    """Two line ends of which the first does not count are one, in a string or outside."""
    for match in _JOINED.finditer(text.data, root.start_byte - text.base, root.end_byte - text.base):
        yield Mask(text.base + match.start(), b" ")


_SIGNED_RANGE = re.compile(rb"(?<!\.)\.\.(?=\s*[-+])")


def _signed_ranges(root: Tree, text: _Text) -> Iterator[Mask]:
    """A comment may stand between an operand and the `..` of a range to a sign."""
    for match in _SIGNED_RANGE.finditer(text.data, root.start_byte - text.base, root.end_byte - text.base):
        yield Mask(text.base + match.start(), b"<>")


def _groups(root: Tree) -> list[_Group]:
    """The file as a group, and those in it, by its tokens alone: around an error its nodes mean little."""
    before = ""
    top = _Group(root)
    found, opened = [top], [top]
    for leaf in leaves(root):
        kind = leaf.type
        if leaf.is_missing:
            continue
        named, before = before == "sigil_name", kind
        if kind in _OPENING:
            opened.append(_Group(leaf))
            found += [] if named else opened[-1:]
        elif kind in _CLOSING:
            while len(opened) > 1:
                group = opened.pop()
                opened[-1].parts.append(group)
                opened[-1].comments += group.comments
                if _OPENING[group.opening.type] == kind:
                    group.closing = leaf
                    break
        elif kind == "comment":
            opened[-1].comments.append(leaf)
        else:
            opened[-1].parts.append(leaf)
    return found
