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
from analyzer.syntax.rejections import accepted, misplaced

_ROUNDS: Final = 16


class Repaired(NamedTuple):
    """A tree, the bytes it was read from (from the offset `base` on), where they differ from the
    file's, and whether all is mended.
    """

    root: Tree
    scratch: bytes
    base: int
    masked: frozenset[int]
    trusted: bool

    def tree_of(self, start: int, end: int) -> Tree:
        """The tree of a part, read again as a file of its own."""
        return tree_of(self.scratch, start, end, self.base).root_node

    def mended(self, masks: Iterable[Mask]) -> Repaired:
        """The tree again, with more bytes overwritten."""
        scratch = _overwritten(self.scratch, self.base, masks)
        start, end = self.root.start_byte, self.root.end_byte
        root = tree_of(scratch, start, end, self.base).root_node
        return self._replace(root=root, scratch=scratch, masked=self.masked | {mask.start for mask in masks})


def repaired(data: bytes) -> Repaired:
    """The tree of a file after all misreadings are mended."""
    return repaired_slice(data, 0, len(data), certain(data, 0, len(data)))


def repaired_slice(data: bytes, start: int, end: int, first: Iterable[Mask]) -> Repaired:
    """The tree of a part of a file, some bytes of it overwritten."""
    masks = dict(first)
    scratch = data[start:end] if start else data
    scratch = _overwritten(scratch, start, masks.items()) if masks else scratch
    later: list[Mask] = []
    for _ in range(_ROUNDS):
        root = tree_of(scratch, start, end, start).root_node
        wanted = [*escaped_terminators(root, scratch, start)] or (
            accepted(root, scratch, start) if root.has_error else []
        )
        found = [mask for mask in wanted if masks.get(mask.start) != mask.text]
        if not found:
            trusted = not misplaced(root, later)
            return Repaired(root, scratch, start, frozenset(masks), trusted)
        masks.update(found)
        later += found
        scratch = _overwritten(scratch, start, found)
    return Repaired(root, scratch, start, frozenset(masks), trusted=False)


def _overwritten(data: bytes, base: int, masks: Iterable[tuple[int, bytes]]) -> bytes:
    scratch = bytearray(data)
    for start, text in masks:
        scratch[start - base : start - base + len(text)] = text
    return bytes(scratch)
