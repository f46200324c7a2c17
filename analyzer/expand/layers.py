"""Maps that grow by a few entries at a time, each state of which stays in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

V = TypeVar("V")
D = TypeVar("D")

COPIED = 16
"""A map of so few entries is copied: that costs less than looking through layers."""


def layered(below: Mapping[str, V], new: Mapping[str, V]) -> Mapping[str, V]:
    """`new` above `below`. A layer takes in those that are no larger, so that there are few of them."""
    if not isinstance(below, Layer) and len(below) <= COPIED:
        return {**below, **new}
    while isinstance(below, Layer) and len(below.own) <= len(new):
        new = {**below.own, **new}
        below = below.below
    return Layer(new, below)


class Layer(Mapping[str, V]):
    """Entries above those of another map, which they hide."""

    __slots__ = ("below", "own")

    def __init__(self, own: Mapping[str, V], below: Mapping[str, V]) -> None:
        self.own = own
        self.below = below

    def __getitem__(self, name: str) -> V:
        layer: Mapping[str, V] = self
        while isinstance(layer, Layer):
            if name in layer.own:
                found: V = layer.own[name]
                return found
            layer = layer.below
        return layer[name]

    @overload
    def get(self, name: str, default: None = None, /) -> V | None: ...
    @overload
    def get(self, name: str, default: V | D, /) -> V | D: ...
    def get(self, name: str, default: V | D | None = None, /) -> V | D | None:
        """As `Mapping.get`, without an exception for each name that is not there."""
        layer: Mapping[str, V] = self
        while isinstance(layer, Layer):
            if name in layer.own:
                found: V = layer.own[name]
                return found
            layer = layer.below
        return layer.get(name, default)

    def __iter__(self) -> Iterator[str]:
        return iter({**self.below, **self.own})

    def __len__(self) -> int:
        return len({**self.below, **self.own})
