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
    """A tree of the range [start, end), the bytes it was read from (from the offset `base` on), where they
    differ from the file's, and whether all is mended.
    """

    root: Tree
    scratch: bytes
    base: int
    start: int
    end: int
    masks: dict[int, Mask]
    trusted: bool

    def tree_of(self, start: int, end: int) -> Tree:
        """The tree of a part, read again as a file of its own."""
        return tree_of(self.scratch, start, end, self.base).root_node

    def mended(self, masks: Iterable[Mask]) -> Repaired:
        """The tree again, with more bytes overwritten."""
        return _repaired(self.scratch, self.base, (self.start, self.end), dict(self.masks), list(masks))


def repaired(data: bytes) -> Repaired:
    """The tree of a file after all misreadings are mended."""
    return repaired_slice(data, 0, len(data), certain(data, 0, len(data)))


def repaired_slice(data: bytes, start: int, end: int, first: Iterable[Mask]) -> Repaired:
    """The tree of a part of a file, some bytes of it overwritten."""
    scratch = data[start:end] if start else data
    return _repaired(scratch, start, (start, end), {}, list(first))


def _repaired(scratch: bytes, base: int, place: tuple[int, int], masks: dict[int, Mask], more: list[Mask]) -> Repaired:
    """Parsed again and again, until nothing more is to be overwritten; some masks are in the scratch already."""
    for _ in range(_ROUNDS):
        scratch = _overwritten(scratch, base, more) if more else scratch
        masks.update((mask.start, mask) for mask in more)
        root = tree_of(scratch, *place, base).root_node
        wanted = [*escaped_terminators(root, scratch, base)]
        if not wanted and root.has_error:
            wanted = accepted(root, scratch, base)
        more = [mask for mask in wanted if masks.get(mask.start) != mask]
        if not more:
            break
    return Repaired(root, scratch, base, *place, masks, trusted=not more and not misplaced(root, masks.values()))


def _overwritten(data: bytes, base: int, masks: Iterable[Mask]) -> bytes:
    scratch = bytearray(data)
    for start, text, _ in masks:
        scratch[start - base : start - base + len(text)] = text
    return bytes(scratch)
