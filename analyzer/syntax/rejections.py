"""Valid Elixir that tree-sitter-elixir rejects, and what makes it accept the same.

Looked for only where a tree has an error. Brackets stand for parentheses (the readers of lists know),
so that whatever is accepted then still means what was written.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import CALL, DO_BLOCK, SECTIONS
from analyzer.syntax.groups import Group, Text, Token, begins, groups
from analyzer.syntax.misreadings import Mask


def accepted(root: Tree, data: bytes, base: int) -> list[Mask]:
    """Masks for what may have been rejected; `data` is all of the file from the offset `base` on."""
    text = Text(data, base)
    masks = [*_joined_to_nothing(root, text)]
    for group in groups(root, text):
        masks += _guarded(group)
        masks += _needless_comma(group)
        masks += _hidden(group, text)
        for part, following in itertools.pairwise(group.parts):
            masks += _begun_on_a_new_line(part, following, text)
            masks += _set_apart(part, following, text)
        masks += _applied_with_a_block(group, root)
    return _outermost(masks)


def _outermost(masks: Iterable[Mask]) -> list[Mask]:
    """The masks that do not begin where another hides everything."""
    found: list[Mask] = []
    hidden = -1
    for mask in sorted(masks, key=lambda mask: (mask.start, not mask.hides)):
        if mask.start >= hidden:
            found.append(mask)
            hidden = mask.start + len(mask.text) if mask.hides else hidden
    return found


def _guarded(group: Group) -> Iterator[Mask]:
    """`((a) when b)` is taken for the beginning of a clause; `([a] when b)` is not."""
    for parts in _rows(group):
        match parts:
            case [Group(opening=Token(kind="(")) as first, Token(kind="when"), *_]:
                clause = any(isinstance(part, Token) and part.kind == "->" for part in parts)
                several = first.has(",")
                if first.has(";", "->"):
                    yield from () if group.opening.kind != "(" or group.has(";", ",", "->") else _in_brackets(group)
                elif not (clause and (several or group.opening.kind != "(")):
                    yield from _in_brackets(first)
            case _:
                pass


_ROWS: Final = {"(": ("(",), "do": ("do", *(name for name in SECTIONS.values()))}


def _rows(group: Group) -> Iterator[list[Token | Group]]:
    """The rows of expressions or clauses in a group, without a `;` before the first."""
    ends = _ROWS.get(group.opening.kind)
    if ends is None:
        return
    row: list[Token | Group] = []
    for part in group.parts:
        if isinstance(part, Token) and part.kind in ends:
            yield row
            row = []
        elif row or not (isinstance(part, Token) and part.kind == ";"):
            row.append(part)
    yield row


def _in_brackets(group: Group) -> Iterator[Mask]:
    if group.closing is not None:
        yield Mask(group.opening.start, b"[")
        yield Mask(group.closing.start, b"]")


def _needless_comma(group: Group) -> Iterator[Mask]:
    """`%{a | b: 1,}` ends with a comma that means nothing."""
    match group.parts:
        case [*_, (Group() | Token()) as last, Token(kind=",") as comma] if group.closing and group.opening.kind in (
            "{",
            "[",
            "<<",
        ):
            alone = isinstance(last, Token) and last.kind == ","
            if not alone:
                yield Mask(comma.start, b" ")


def _begun_on_a_new_line(part: Token | Group, following: Token | Group, text: Text) -> Iterator[Mask]:
    """`(⏎ a, b) ->`: the parenthesis must stand on the first pattern's line, but a bracket need not."""
    match part, following:
        case Group(opening=Token(kind="(") as opening, parts=[first, *_]) as group, Token(kind="->" | "when"):
            gap = text.between(opening.end, begins(first))
            before = text.between(opening.start - 80, opening.start)
            if b"\n" in gap and group.has(",", "keyword") and _BEFORE_A_HEAD.search(before):
                yield from _in_brackets(group)
        case _:
            pass


_BEFORE_A_HEAD = re.compile(rb"(?:\A|[\s;(]|(?<![.:@&])\b(?:do|fn|else|rescue|catch|after))\Z")


def _set_apart(part: Token | Group, following: Token | Group, text: Text) -> Iterator[Mask]:
    """`(a) [b]` is an access like `(a)[b]`."""
    match part, following:
        case (
            Group(opening=Token(kind="(" | "[" | "{" | "<<" | "fn"), closing=Token(end=start))
            | Token(kind="alias" | "atom", end=start),
            Group(opening=Token(kind="[", start=bracket)),
        ):
            gap = text.between(start, bracket)
            if _SPACES.fullmatch(gap):
                yield Mask(start, b"[" + b" " * len(gap))
        case _:
            pass


_SPACES = re.compile(rb"[ \t]+")


def _applied_with_a_block(group: Group, root: Tree) -> Iterator[Mask]:
    """`f.(a) do b else c end` is read as `f.(a,(b),(c))`."""
    for dot, arguments, block in zip(group.parts, group.parts[1:], group.parts[2:], strict=False):
        match dot, arguments, block:
            case (
                Token(kind="."),
                Group(opening=Token(kind="("), closing=Token(start=close)),
                Group(opening=Token(kind="do", start=do), closing=Token(start=end)),
            ):
                if not arguments.has("keyword") and not _attached(root, do):
                    yield Mask(close, b"," if arguments.parts else b" ")
                    yield Mask(do, b" (")
                    yield from (Mask(name.start, b"),".ljust(size - 1) + b"(") for name, size in _sections(block))
                    yield Mask(end, b" ))")
            case _:
                pass


def _attached(root: Tree, do: int) -> bool:
    """Whether a block already belongs to a call."""
    leaf = root.descendant_for_byte_range(do, do + 1)
    block = leaf.parent if leaf is not None else None
    call = block.parent if block is not None and block.kind_id == DO_BLOCK else None
    return call is not None and call.kind_id == CALL and not call.has_error


def _sections(block: Group) -> Iterator[tuple[Token, int]]:
    for part in block.parts:
        if isinstance(part, Token) and part.kind in SECTIONS.values():
            yield part, part.end - part.start


_KEY = re.compile(
    rb"""\s*(?:#[^\n]*\n\s*)*(?:[\w?!@.&|+*/<>=~^-]+|[\w\x80-\xff]+[?!]?|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\{\}|%\{\}|<<>>|%):\s"""
)
_ACCESSED = re.compile(rb"""[\w?!>\x80-\xff)\]}"']\Z""")
_ROW = re.compile(rb"[;\n]")


def _hidden(group: Group, text: Text) -> Iterator[Mask]:
    """`a[b: 1]` has a list for its key, `#{a; b}` a file of its own: each is hidden, and read apart."""
    if group.closing is None:
        return
    opening, start = group.opening.start, group.opening.end
    content = text.between(start, group.closing.start)
    match group.opening.kind:
        case "[" if _ACCESSED.search(text.between(opening - 1, opening)):
            apart = _KEY.match(content)
        case "#{":
            apart = _ROW.search(content)
        case _:
            apart = None
    if apart:
        yield Mask(start, b"z".rjust(len(content)), hides=True)


def misplaced(root: Tree, masks: Iterable[Mask]) -> bool:
    """Whether a name was put for what is between brackets where, after all, no such brackets are."""
    return any(not _between_brackets(root, mask) for mask in _outermost(mask for mask in masks if mask.hides))


def _between_brackets(root: Tree, mask: Mask) -> bool:
    bracket = root.descendant_for_byte_range(mask.start - 1, mask.start)
    within = bracket.parent if bracket is not None and bracket.type in ("[", "#{") else None
    return (
        within is not None
        and within.type in ("access_call", "list", "interpolation")
        and within.children[-1].start_byte == mask.start + len(mask.text)
    )


_JOINED = re.compile(rb"(?<![?\\])(?:\\\\)*\\(?=\r?\n[ \t]*\r?\n)")


def _joined_to_nothing(root: Tree, text: Text) -> Iterator[Mask]:
    """Two line ends of which the first does not count are one, in a string or outside."""
    for match in _JOINED.finditer(text.data, root.start_byte - text.base, root.end_byte - text.base):
        yield Mask(text.base + match.end() - 1, b" ")
