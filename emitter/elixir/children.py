"""Lists of children as code, with their conditions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from emitter.elixir.child import child
from emitter.elixir.code import TODO, Branch, assign, assign_block, block, choose, either, remarked, tall_list
from emitter.elixir.facts import branches
from emitter.elixir.layout import LINE, WIDTH, Doc, Nest, Text, between, join, render
from emitter.elixir.literals import alias
from emitter.elixir.pieces import Surroundings
from models.constructs.child_spec import ChildSpec
from models.evidence import Unresolved

Child = ChildSpec | Unresolved

_Conditions = tuple[Branch, ...]


def child_list(children: Sequence[Child], around: Surroundings, name: str = "children") -> list[Doc]:
    """Expressions that bind `name` to the list of children, and how to say it: `name` itself comes last."""
    writer = _Writer(around, name)
    if not any(_conditions(each) or _repeated(each) is not None for each in children):
        docs = [writer.child(each) for each in children]
        return [*writer.before, assign(name, tall_list(docs))]
    groups = [(key, list(group)) for key, group in groupby(enumerate(children), key=_key)]
    segments = [writer.segment(conditions, [each for _, each in group]) for (conditions, _), group in groups]
    return [*writer.before, _concatenated(name, segments)]


class _Writer:
    """Writes children, and remembers what has to be bound before their list."""

    def __init__(self, around: Surroundings, name: str) -> None:
        self.around = around
        self.name = name
        self.before: list[Doc] = []
        self._modules = 0
        self._segments = 0

    def child(self, child_spec: Child) -> Doc:
        if isinstance(child_spec, Unresolved):
            return TODO
        return child(child_spec, self._module(child_spec), self.around)

    def segment(self, conditions: _Conditions, group: Sequence[Child]) -> Doc:
        """A variable bound to some of the children, all under the same conditions."""
        docs = [self.child(each) for each in group]
        repeated = _repeated(group[0])
        value = tall_list(docs) if repeated is None else block("for _ <- todo()", remarked(repeated, docs[0]))
        for condition, holds in reversed(conditions):
            value = either(value, Text("[]"), condition) if holds else either(Text("[]"), value, condition)
        self._segments += 1
        variable = f"{self.name}_{self._segments}"
        bind = assign if repeated is None and not conditions else assign_block
        self.before.append(bind(variable, value))
        return Text(variable)

    def _module(self, spec: ChildSpec) -> Doc:
        """The started module; where it is one of several, a variable bound to any of them."""
        own = TODO if isinstance(spec.module, Unresolved) else Text(alias(spec.module))
        if not spec.alternatives:
            return own
        self._modules += 1
        variable = f"module_{self._modules}"
        branches = [own, *(Text(alias(other)) for other in spec.alternatives)]
        self.before.append(assign_block(variable, choose(branches)))
        return Text(variable)


def _key(numbered: tuple[int, Child]) -> tuple[_Conditions, int | None]:
    """Children with the same key stand in one list literal; a repeated one stands alone."""
    number, child_spec = numbered
    return _conditions(child_spec), None if _repeated(child_spec) is None else number


def _conditions(child_spec: Child) -> _Conditions:
    if isinstance(child_spec, Unresolved):
        return ()
    return branches(child_spec.conditions)


def _repeated(child_spec: Child) -> str | None:
    """The text of what a child is started for each of."""
    return child_spec.many if isinstance(child_spec, ChildSpec) else None


def _concatenated(name: str, segments: Sequence[Doc]) -> Doc:
    joined = assign(name, between(Text(" ++ "), segments))
    if len(render(joined)) + 8 <= WIDTH:
        return joined
    return join(f"{name} =", Nest(2, join(LINE, "Enum.concat(", tall_list(segments), ")")))
