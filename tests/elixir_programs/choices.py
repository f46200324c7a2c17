"""Where every decision comes from: a source of small numbers, Hypothesis' or any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Decisions over a function `below(n)`, which gives a number of 0 … n - 1; 0 is the plainest."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    def pick(self, options: Sequence[T]) -> T:
        """One of the options; a failing example shrinks towards the first."""
        return options[self.below(len(options))]

    def rarely(self, out_of: int) -> bool:
        """True once in `out_of` times; a failing example shrinks towards False."""
        return self.below(out_of) == out_of - 1

    def several(self, make: Callable[[], T], least: int, most: int) -> tuple[T, ...]:
        """So many things of a kind."""
        return tuple(make() for _ in range(least + self.below(most - least + 1)))
