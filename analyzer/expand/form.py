"""The expressions of a module's body, each in its own environment."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.expand.definitions import Branch, Injection, Site
from analyzer.expand.env import Env
from models.ast import Node


@dataclass(frozen=True, slots=True)
class Form:
    """One module-level expression."""

    node: Node
    env: Env
    branches: tuple[Branch, ...] = ()
    injection: Injection | None = None

    def site(self, node: Node) -> Site:
        """Where a part of this form is written."""
        return Site(self.env.file, node.start, node.end)


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
