"""Trees that mean what Elixir means, where the grammar alone reads something else.

Each misreading hangs on one or two bytes. They are overwritten in a scratch copy of the same
length and the copy is parsed instead, so that every offset stays good; all text is later taken
from the original bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import tree_of
from analyzer.syntax.misreadings import Mask, certain, escaped_terminators

_ROUNDS: Final = 16


class Repaired(NamedTuple):
    """A tree, the bytes it was read from, where they differ, and whether all is mended."""

    root: Tree
    scratch: bytes
    masked: frozenset[int]
    trusted: bool


def repaired(data: bytes) -> Repaired:
    """The tree of a file after all misreadings are mended."""
    return repaired_slice(data, 0, len(data), certain(data, 0, len(data)))


def repaired_slice(data: bytes, start: int, end: int, first: Iterable[Mask]) -> Repaired:
    """The tree of a part of a file, some bytes of it overwritten."""
    masks = dict(first)
    scratch = _overwritten(data, masks.items()) if masks else data
    for _ in range(_ROUNDS):
        root = tree_of(scratch, start, end).root_node
        found = [mask for mask in escaped_terminators(root, scratch) if mask.start not in masks]
        if not found:
            return Repaired(root, scratch, frozenset(masks), trusted=True)
        masks.update(found)
        scratch = _overwritten(scratch, found)
    return Repaired(root, scratch, frozenset(masks), trusted=False)


def _overwritten(data: bytes, masks: Iterable[tuple[int, bytes]]) -> bytes:
    scratch = bytearray(data)
    for start, text in masks:
        scratch[start : start + len(text)] = text
    return bytes(scratch)
