"""A module after expansion, and what its attributes are at each place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from analyzer.expand.accumulating import accumulating
from analyzer.expand.definitions import Branch, Definition, Site
from analyzer.expand.env import Env
from analyzer.expand.form import Attribute, Form, UseForm
from analyzer.expand.module_source import ModuleSource
from models.ast import Call, Node


@dataclass(frozen=True, eq=False)
class Expanded:
    """A module after expansion: everything that is part of it, own and injected."""

    source: ModuleSource
    forms: tuple[Form, ...]
    definitions: tuple[Definition, ...]
    uses: tuple[UseForm, ...]
    attributes: tuple[Attribute, ...]
    behaviours: tuple[str, ...]
    computed: tuple[Form, ...]
    """Definitions whose name a macro computes, and hooks of modules that we do not know."""
    env: Env

    @cached_property
    def by_name(self) -> dict[str, list[Definition]]:
        """The clauses by function name, in order."""
        names: dict[str, list[Definition]] = {}
        for definition in self.definitions:
            names.setdefault(definition.name, []).append(definition)
        return names

    def clauses(self, name: str, arity: int) -> list[Definition]:
        return [d for d in self.by_name.get(name, ()) if d.accepts(arity)]

    def uses_module(self, *names: str) -> bool:
        return any(use.module in names for use in self.uses)

    @cached_property
    def attributes_by_name(self) -> dict[str, list[Attribute]]:
        """The assignments of each attribute, in order."""
        names: dict[str, list[Attribute]] = {}
        for attribute in self.attributes:
            names.setdefault(attribute.name, []).append(attribute)
        return names

    @cached_property
    def positions(self) -> dict[int, int]:
        """Where each form stands, by its node's identity: no two forms share a node."""
        return {id(form.node): number for number, form in enumerate(self.forms)}

    @cached_property
    def assignments(self) -> list[Form]:
        """The forms that bind a variable of the module's body."""
        return [form for form in self.forms if isinstance(form.node, Call) and form.node.name == "="]

    @cached_property
    def accumulating(self) -> dict[str, bool]:
        """The attributes that keep all their values; whether a loop or a call may add others than those written."""
        return accumulating([form.node for form in self.forms])

    def position(self, form: Node | None, place: Site) -> int | None:
        """How many forms of the body run before the code at a place: `form`, where known, is the one it is in."""
        if form is not None and id(form) in self.positions:
            return self.positions[id(form)]
        around = None
        for number, other in enumerate(self.forms):
            if other.env.file == place.file and other.node.start <= place.start < other.node.end:
                around = number
        return around

    def accumulated(self, name: str, place: int) -> list[tuple[Attribute, tuple[Branch, ...]]]:
        """The values that an accumulating attribute has at a form, the last first, with their conditions."""
        here = self.forms[place].branches
        return [
            (attribute, tuple(branch for branch in attribute.form.branches if branch not in here))
            for attribute in reversed(self._assigned(name, place))
        ]

    def attribute(self, name: str) -> Attribute | None:
        """The last assignment of `@name`, whatever its conditions."""
        found = self.attributes_by_name.get(name)
        return found[-1] if found else None

    def attribute_ways(self, name: str, place: int) -> list[tuple[Attribute | None, tuple[Branch, ...]]]:
        """What `@name` may be at a form, last first: the assignment and its conditions there; None is unassigned."""
        assigned = self._assigned(name, place)
        if not assigned or not any(attribute.form.branches for attribute in assigned):
            return [(attribute, ()) for attribute in assigned[-1:]]
        here = self.forms[place].branches
        found: list[tuple[Attribute | None, tuple[Branch, ...]]] = []
        later: list[tuple[Branch, ...]] = []
        for attribute in reversed(assigned):
            own = tuple(branch for branch in attribute.form.branches if branch not in here)
            around = (*here, *own)
            if any(a.excludes(b) for a in own for b in around) or any(set(x) <= set(own) for x in later):
                continue
            given = dict.fromkeys((*own, *(x[0].otherwise for x in later if len(x) == 1)))
            if not any(a.excludes(b) for a in given for b in given):
                found.append((attribute, tuple(given)))
            later.append(own)
            if not own or _every_way(x[0] for x in later if len(x) == 1):
                return found
        found.append((None, tuple(dict.fromkeys(x[0].otherwise for x in later if len(x) == 1))))
        return found

    def _assigned(self, name: str, place: int) -> list[Attribute]:
        """The assignments above a form; one that is not done yet, since the form stands in it, is none."""
        found = self.attributes_by_name.get(name, ())
        return [attribute for attribute in found if self.positions[id(attribute.form.node)] < place]


def _every_way(branches: Iterable[Branch]) -> bool:
    """Whether one of these branches is taken whatever holds."""
    ways: dict[object, set[Branch]] = {}
    for branch in branches:
        clause = branch.form if branch.holds else None
        ways.setdefault(clause or replace(branch, holds=True), set()).add(branch)
    return any(len(found) == next(iter(found)).count for found in ways.values())
