"""The expressions of a module's body, each in its own environment."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.expand.definitions import Branch, Injection, Site
from analyzer.expand.env import Env
from models.ast import Node


@dataclass(frozen=True, slots=True)
class Form:
    """One module-level expression. `within`: the pieces of branching forms that it stands in, the outermost first."""

    node: Node
    env: Env
    branches: tuple[Branch, ...] = ()
    injection: Injection | None = None
    within: tuple[Node, ...] = ()

    def site(self, node: Node) -> Site:
        """Where a part of this form is written."""
        return Site(self.env.file, node.start, node.end)

    def sees(self, other: Form) -> bool:
        """Whether what an earlier form binds is bound here: what a piece of a branching form binds ends with it."""
        return len(other.within) <= len(self.within) and all(
            mine is its for mine, its in zip(self.within, other.within, strict=False)
        )


@dataclass(frozen=True, slots=True)
class UseForm:
    """A `use`: the module, its arguments, and whether what it injects is known."""

    module: str
    options: tuple[Node, ...]
    form: Form
    known: bool


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    value: Node
    form: Form
