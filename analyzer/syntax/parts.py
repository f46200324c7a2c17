"""Which of several trees tells what stands at an offset: the innermost part that was read as a file of its own."""

from __future__ import annotations

from bisect import bisect_right

from tree_sitter import Node as Tree


class Parts:
    """A file's tree and those of its parts; parts lie within each other or apart, the outer come first."""

    def __init__(self, trees: list[Tree]) -> None:
        outer, *parts = trees
        self.trees = trees
        self._starts = [0]
        self._owners = [outer]
        open_ = [outer]
        for part in sorted(parts, key=lambda part: (part.start_byte, -part.end_byte)):
            self._close(open_, part.start_byte)
            open_.append(part)
            self._begin(part.start_byte, part)
        self._close(open_, outer.end_byte)

    def at(self, offset: int) -> Tree:
        """The tree that has the last word on this offset."""
        return self._owners[bisect_right(self._starts, offset) - 1]

    def _close(self, open_: list[Tree], offset: int) -> None:
        while len(open_) > 1 and open_[-1].end_byte <= offset:
            end = open_.pop().end_byte
            self._begin(end, open_[-1])

    def _begin(self, offset: int, tree: Tree) -> None:
        self._starts.append(offset)
        self._owners.append(tree)
