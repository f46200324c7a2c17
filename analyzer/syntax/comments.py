"""Comments: where they stand, and whether a line is theirs alone."""

from __future__ import annotations

from dataclasses import dataclass

from tree_sitter import Node as Tree

from analyzer.syntax.convert import leaves_of
from analyzer.syntax.grammar import COMMENT


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's bytes, `#` included and the line's end not."""

    start: int
    end: int
    own_line: bool


def comments(data: bytes) -> tuple[Comment, ...]:
    """All comments of a file, in order."""
    return comments_in(leaves_of(data), data)


def comments_in(root: Tree, data: bytes) -> tuple[Comment, ...]:
    """All comments below a tree: every `#` is looked up, which is faster than a walk."""
    found: list[Comment] = []
    at = data.find(b"#", root.start_byte)
    while at >= 0:
        node = root.descendant_for_byte_range(at, at + 1)
        end = at + 1
        if node is not None and node.kind_id == COMMENT and node.start_byte == at:
            end = node.end_byte
            before = data[data.rfind(b"\n", 0, at) + 1 : at]
            text = data[at:end].rstrip(b"\r\n")
            found.append(Comment(at, at + len(text), not before.strip()))
        at = data.find(b"#", end)
    return tuple(found)
