"""How far the walk through a module's body has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzer.expand.definitions import Branch, Definition
from analyzer.expand.form import Attribute, Form, UseForm
from analyzer.expand.index import Index
from analyzer.expand.knowledge import Knowledge
from analyzer.expand.unrolled import UnrolledKey
from models.ast import Node

_FUEL = 500
"""More `use`s than this below one module are a cycle whose arguments change."""


@dataclass(frozen=True, slots=True)
class Overridable:
    """A clause that gives way when its function is defined again, under the conditions of the `defoverridable`."""

    definition: Definition
    branches: tuple[Branch, ...]


@dataclass
class Walk:
    index: Index
    knowledge: Knowledge
    unrolled: dict[UnrolledKey, Iterator[tuple[Node, ...] | None]]
    forms: list[Form] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    uses: list[UseForm] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    behaviours: list[str] = field(default_factory=list)
    computed: list[Form] = field(default_factory=list)
    pending: list[tuple[str, Form]] = field(default_factory=list)
    overridable: dict[tuple[str, int], list[Overridable]] = field(default_factory=dict)
    running: list[tuple[str, Node]] = field(default_factory=list)
    """The `use`s that we stand in."""
    fuel: int = _FUEL
