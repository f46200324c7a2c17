"""The calls that an unread body mentions, found by one query over its tree."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node as Tree
from tree_sitter import Query, QueryCursor

from analyzer.syntax.grammar import (
    ARGUMENTS,
    CALL,
    COMMENT,
    DO_BLOCK,
    DOT,
    IDENTIFIER,
    LANGUAGE,
    significant,
)
from analyzer.syntax.reading import Reading
from models.ast.nodes import MentionedCall

_LONGEST: Final = 120
"""A longer text before a dot is some expression: it is given as `…`."""

_MENTIONS = Query(
    LANGUAGE,
    """
    (call) @call
    (binary_operator operator: "|>" right: (_) @piped)
    (unary_operator operator: "&"
      operand: (binary_operator left: (_) operator: "/" right: (integer)) @capture)
    """,
)


def mentioned(reading: Reading, tree: Tree) -> tuple[MentionedCall, ...]:
    """Every call below `tree`, in source order."""
    found = QueryCursor(_MENTIONS).captures(tree)
    mentions: list[MentionedCall] = []
    captured = {_capture(reading, node, mentions) for node in found.get("capture", ())}
    piped = {node.id for node in found.get("piped", ())}
    for node in found.get("piped", ()):
        if node.kind_id == IDENTIFIER:
            start, end = node.start_byte, node.end_byte
            mentions.append(MentionedCall("", reading.name(start, end), 1, start))
    for node in found.get("call", ()):
        number = node.id
        if number not in captured:
            _call(reading, node, 1 if number in piped else 0, mentions)
    mentions.sort(key=_start)
    return tuple(mentions)


def _start(mention: MentionedCall) -> int:
    return mention.start


def _call(reading: Reading, tree: Tree, arity: int, mentions: list[MentionedCall]) -> None:
    children = tree.children
    for child in children:
        number = child.kind_id
        if number == ARGUMENTS:
            arity += _count(reading, child)
        elif number == DO_BLOCK:
            arity += 1
    _mention(reading, children[0], arity, mentions)


def _capture(reading: Reading, tree: Tree, mentions: list[MentionedCall]) -> int:
    """Record `f/2` or `M.f/2`; the identity of the call `M.f` inside it, which is none."""
    left, _, right = significant(tree)
    arity = int(reading.name(right.start_byte, right.end_byte)[:9].replace("_", ""), 0)
    if left.kind_id == CALL:
        _mention(reading, left.children[0], arity, mentions)
    elif left.kind_id == IDENTIFIER:
        _mention(reading, left, arity, mentions)
    return left.id


def _mention(reading: Reading, target: Tree, arity: int, mentions: list[MentionedCall]) -> None:
    start, end = target.start_byte, target.end_byte
    number = target.kind_id
    if number == IDENTIFIER:
        name = reading.names.get(reading.data[start:end]) or reading.name(start, end)
        mentions.append(MentionedCall("", name, arity, start))
    elif number == DOT:
        parts = significant(target)
        if len(parts) == 3:
            left, _, right = parts
            before = left.end_byte
            text = reading.name(start, before) if before - start <= _LONGEST else "…"
            name = reading.name(right.start_byte, right.end_byte)
            mentions.append(MentionedCall(text, name.strip("\"'"), arity, start))


def _count(reading: Reading, tree: Tree) -> int:
    count = tree.named_child_count
    if count and b"#" in reading.data[tree.start_byte : tree.end_byte]:
        count -= sum(child.kind_id == COMMENT for child in tree.children)
    return count
