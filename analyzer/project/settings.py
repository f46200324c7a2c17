"""Settings of one environment: keyword lists merge deeply, everything else replaces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from analyzer.project.terms import is_keyword, key_of, pairs
from models.ast import List, Map, Node, Tuple
from models.ast.walk import walk

_DEPTH = 40


class Setting(NamedTuple):
    """A value as it was written: its node, the file, and whether a condition guards it."""

    node: Node
    file: str
    conditional: bool


@dataclass(slots=True)
class Settings:
    """What is set at one key: alternatives, and the keys below it when it is a keyword list."""

    values: list[Setting] = field(default_factory=list)
    keyword: Setting | None = None
    below: dict[str, Settings] = field(default_factory=dict)

    def put(self, setting: Setting, resolve: Callable[[Node], Node], depth: int = _DEPTH) -> None:
        """Set this key. Under a condition, what was set before stays possible."""
        node = resolve(setting.node)
        setting = setting._replace(node=node)
        if depth == 0 or not is_keyword(node):
            return self._replace_with(setting)
        if not setting.conditional:
            self.values.clear()
        if self.keyword is None or not setting.conditional:
            self.keyword = setting
        for key, value in pairs(node):
            below = self.below.setdefault(key, Settings())
            below.put(setting._replace(node=value), resolve, depth - 1)
        return None

    def at(self, path: tuple[str, ...]) -> Settings:
        """What is set at a path below this key; inside literal lists and maps too."""
        here = self
        for key in path:
            here = here._under(key)
        return here

    def candidates(self) -> Iterator[Setting]:
        """Every value that this key can have; a merged list first without, then with conditions."""
        yield from self.values
        if self.keyword is None:
            return
        plain = self._list(conditions=False)
        full = self._list(conditions=True)
        if plain is not None:
            yield self.keyword._replace(node=plain)
        if full is not None and (plain is None or identity(full) != identity(plain)):
            yield self.keyword._replace(node=full, conditional=True)

    def _replace_with(self, setting: Setting) -> None:
        if not setting.conditional:
            self.values.clear()
            self.below.clear()
            self.keyword = None
        self.values.append(setting)

    def _under(self, key: str) -> Settings:
        """What was merged below a key, or else what the literals hold there."""
        found = self.below.get(key) or Settings()
        literals = [
            setting._replace(node=value)
            for setting in self.values
            for name, value in pairs(_as_list(setting.node))
            if name == key
        ]
        return Settings(literals + found.values, found.keyword, found.below)

    def node(self, *, conditions: bool) -> Node | None:
        """The value inside a merged list: the last alternative, with or without conditional ones."""
        if conditions and self.keyword is not None and self.keyword.conditional:
            return self._list(conditions=True)
        fitting = [value for value in self.values if conditions or not value.conditional]
        return fitting[-1].node if fitting else self._list(conditions=conditions)

    def _list(self, *, conditions: bool) -> Node | None:
        if self.keyword is None or (self.keyword.conditional and not conditions):
            return None
        items = [(key, inner.node(conditions=conditions)) for key, inner in self.below.items()]
        entries = tuple(Tuple((key_of(key), node)) for key, node in items if node is not None)
        origin = self.keyword.node
        return List(entries, start=origin.start, end=origin.end)


def identity(node: Node) -> tuple[tuple[type[Node], int, int], ...]:
    """Equal for nodes that come from the same places of a file."""
    return tuple((type(inner), inner.start, inner.end) for inner in walk(node))


def _as_list(node: Node) -> Node:
    """A map literal read like the keyword list of its entries."""
    return List(node.items) if isinstance(node, Map) else node
