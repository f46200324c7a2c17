"""A module as its file writes it, before any `use` is followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from analyzer.expand.bodies import branch_bodies, forms, statement
from analyzer.expand.definitions import Branch, Definition, read_definition
from analyzer.expand.directives import apply_directive, implicit_alias
from analyzer.expand.env import Env
from analyzer.expand.sections import is_branch
from models.ast import Block, Call, Node, Variable
from models.modules import ModuleKind

MODULE_KINDS = {
    "defmodule": ModuleKind.MODULE,
    "defprotocol": ModuleKind.PROTOCOL,
    "defimpl": ModuleKind.IMPLEMENTATION,
}


@dataclass(frozen=True, eq=False)
class ModuleSource:
    """A module as its file writes it: the forms of its body, the environment around them."""

    name: str
    kind: ModuleKind
    file: str
    node: Call
    body: tuple[Node, ...]
    env: Env
    branches: tuple[Branch, ...] = ()
    generated: bool = False

    @cached_property
    def own_definitions(self) -> tuple[Definition, ...]:
        """What the body itself defines, before any `use` is followed."""
        return tuple(_definitions(self.body, self.env, ()))

    @cached_property
    def callbacks(self) -> tuple[tuple[str, int], ...]:
        """Names and arities of the callbacks that it declares."""
        return tuple(found for form in self.body if (found := _callback(form)))


def _callback(form: Node) -> tuple[str, int] | None:
    match form:
        case Call(name="@", args=(Call(name="callback" | "macrocallback", args=(spec,)),)):
            pass
        case _:
            return None
    if isinstance(spec, Call) and spec.name == "when":
        spec = spec.args[0]
    match spec:
        case Call(name="::", args=(Call(name=name, args=params), _)):
            return name, len(params)
        case Call(name="::", args=(Variable(name=name), _)):
            return name, 0
        case _:
            return None


def _definitions(items: Iterable[Node], env: Env, branches: tuple[Branch, ...]) -> Iterator[Definition]:
    for item in map(statement, items):
        env = apply_directive(item, env)
        if isinstance(item, Block):
            yield from _definitions(item.items, env, branches)
        elif is_branch(item):
            for body in branch_bodies(item, env.file, branches):
                yield from _definitions(forms(body.code), env, body.branches)
        elif isinstance(item, Call):
            if item.name in MODULE_KINDS:
                env = implicit_alias(item, env)
            elif definition := read_definition(item, env, branches):
                yield definition
