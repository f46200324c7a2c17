"""Where an expression stands: the lexical environment and what its variables are bound to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from analyzer.evaluate.values import Value
from analyzer.expand.definitions import Site
from analyzer.expand.env import Env
from analyzer.expand.layers import layered
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

HANDED: Final = "argument "
"""With it begin the variables, which nobody can write, that stand for what a macro was handed."""


@dataclass(frozen=True, eq=False)
class Scope:
    """`function` is the enclosing function, `calls` the functions whose evaluation led here.

    `closure`: the code stands in an anonymous function, which another process may run. `asked`: the call in
    the function for which a macro wrote the code. `form`: the node of the form of the module's body that it is in.
    """

    env: Env
    function: tuple[str, int] | None = None
    bindings: Mapping[str, Binding] = field(default_factory=dict)
    calls: tuple[tuple[str, str, int], ...] = ()
    closure: bool = False
    asked: Site | None = None
    form: Node | None = None

    def bind(self, new: Mapping[str, Binding]) -> Scope:
        return replace(self, bindings=layered(self.bindings, new)) if new else self

    def within(self, env: Env) -> Scope:
        return self if env is self.env else replace(self, env=env)
