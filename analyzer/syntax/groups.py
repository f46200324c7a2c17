"""A file as brackets within brackets, by its tokens alone: around an error its nodes mean little."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import leaves

_OPENING: Final = {"(": ")", "[": "]", "{": "}", "#{": "}", "<<": ">>", "do": "end", "fn": "end"}
_CLOSING: Final = frozenset(_OPENING.values())


@dataclass(slots=True)
class Group:
    """What stands between two brackets: its tokens and the groups among them."""

    opening: Tree
    closing: Tree | None = None
    parts: list[Tree | Group] = field(default_factory=list)
    named: bool = False
    """Whether it is a sigil's text."""

    def has(self, *kinds: str) -> bool:
        """Whether one of these tokens stands in it, and not in a group of its own."""
        return any(not isinstance(part, Group) and part.type in kinds for part in self.parts)


class Text(NamedTuple):
    """The bytes of a file from the offset `base` on."""

    data: bytes
    base: int

    def between(self, start: int, end: int) -> bytes:
        """Those from one offset of the file to another; none stand before `base`."""
        return self.data[max(0, start - self.base) : max(0, end - self.base)]


def begins(part: Tree | Group) -> int:
    """Where a part's first token starts."""
    return part.opening.start_byte if isinstance(part, Group) else part.start_byte


def groups(root: Tree) -> list[Group]:
    """The file as a group, and those in it; not the texts of sigils."""
    before = ""
    top = Group(root)
    found, opened = [top], [top]
    for leaf in leaves(root):
        kind = leaf.type
        if leaf.is_missing:
            continue
        named, before = before == "sigil_name", kind
        if kind in _OPENING:
            opened.append(Group(leaf, named=named))
            found += [] if named else opened[-1:]
        elif kind in _CLOSING:
            while len(opened) > 1:
                group = opened.pop()
                opened[-1].parts.append(group)
                if _OPENING[group.opening.type] == kind:
                    group.closing = leaf
                    break
        elif kind != "comment":
            opened[-1].parts.append(leaf)
    return found
