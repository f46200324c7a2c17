"""Where an expression stands: the lexical environment and what its variables are bound to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from analyzer.evaluate.values import Value
from analyzer.expand.env import Env
from models.ast import Node


@dataclass(slots=True)
class Thunk:
    """An expression that is evaluated when it is asked for; `pattern` and `name` pick a part of its value."""

    node: Node
    scope: Scope
    pattern: Node | None = None
    name: str = ""
    value: Value | None = field(default=None)
    running: bool = False


Binding = Value | Thunk


class _Layer(Mapping[str, "Binding"]):
    """Bindings above those of an outer scope, so that a statement does not copy all that stand before it."""

    __slots__ = ("above", "local")

    def __init__(self, local: Mapping[str, Binding], above: Mapping[str, Binding]) -> None:
        self.local = local
        self.above = above

    def __getitem__(self, name: str) -> Binding:
        layer: Mapping[str, Binding] = self
        while isinstance(layer, _Layer):
            if name in layer.local:
                return layer.local[name]
            layer = layer.above
        return layer[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self.above, **self.local})

    def __len__(self) -> int:
        return len({**self.above, **self.local})


def _layered(outer: Mapping[str, Binding], new: Mapping[str, Binding]) -> Mapping[str, Binding]:
    """`new` above `outer`. A layer takes in those that are no larger, so that there are few of them."""
    while isinstance(outer, _Layer) and len(outer.local) <= len(new):
        new = {**outer.local, **new}
        outer = outer.above
    return _Layer(new, outer)


@dataclass(frozen=True, eq=False)
class Scope:
    """`function` is the enclosing function, `calls` the functions whose evaluation led here.

    `closure`: the code stands in an anonymous function, which another process may run.
    """

    env: Env
    function: tuple[str, int] | None = None
    bindings: Mapping[str, Binding] = field(default_factory=dict)
    calls: tuple[tuple[str, str, int], ...] = ()
    closure: bool = False

    def bind(self, new: Mapping[str, Binding]) -> Scope:
        return replace(self, bindings=_layered(self.bindings, new)) if new else self

    def within(self, env: Env) -> Scope:
        return self if env is self.env else replace(self, env=env)
