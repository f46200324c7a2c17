"""Comments: where they stand, and whether a line is theirs alone."""

from __future__ import annotations

from dataclasses import dataclass

from tree_sitter import Node as Tree

from analyzer.syntax.convert import trees_of
from analyzer.syntax.grammar import COMMENT
from analyzer.syntax.parts import Parts


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's bytes, `#` included and the line's end not."""

    start: int
    end: int
    own_line: bool


def comments(data: bytes) -> tuple[Comment, ...]:
    """All comments of a file, in order."""
    return comments_in(trees_of(data), data)


def comments_in(trees: list[Tree], data: bytes) -> tuple[Comment, ...]:
    """All comments: every `#` is looked up in the tree that has it, which is faster than a walk."""
    found: list[Comment] = []
    parts = Parts(trees)
    at = data.find(b"#")
    while at >= 0:
        node = parts.at(at).descendant_for_byte_range(at, at + 1)
        end = at + 1
        if node is not None and node.kind_id == COMMENT and node.start_byte == at:
            end = node.end_byte
            before = data[data.rfind(b"\n", 0, at) + 1 : at]
            last = end - (data[end - 1 : end + 1] == b"\r\n")
            found.append(Comment(at, last, not before.strip()))
        at = data.find(b"#", end)
    return tuple(found)
