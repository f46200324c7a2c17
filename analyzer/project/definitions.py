"""The functions and attributes of the module in a mix.exs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from analyzer.project.terms import sections, statements
from models.ast import Alias, Call, Node, Variable
from models.ast.walk import walk


class Head(NamedTuple):
    """One clause of a function: its patterns and its body."""

    parameters: tuple[Node, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a module defines, by name; the clauses of a function in order."""

    name: str
    functions: dict[str, tuple[Head, ...]]
    attributes: dict[str, Node]

    def heads(self, name: str, arity: int) -> tuple[Head, ...]:
        """The clauses of a function that take this many arguments."""
        return tuple(head for head in self.functions.get(name, ()) if len(head.parameters) == arity)


def mix_module(root: Node) -> Definitions | None:
    """The module that defines `project/0`."""
    for node in walk(root):
        if isinstance(node, Call) and node.name == "defmodule" and len(node.args) == 2:
            found = _definitions(node)
            if found.heads("project", 0):
                return found
    return None


def _definitions(module: Call) -> Definitions:
    functions: dict[str, tuple[Head, ...]] = {}
    attributes: dict[str, Node] = {}
    for statement in statements(sections(module).get("do")):
        for name, head in _heads(statement):
            functions[name] = (*functions.get(name, ()), head)
        match statement:
            case Call(name="@", args=(Call(name=name, args=(value,)),)):
                attributes.setdefault(name, value)
            case _:
                pass
    target = module.args[0]
    name = ".".join(target.names) if isinstance(target, Alias) else ""
    return Definitions(name, functions, attributes)


def _heads(statement: Node) -> Iterator[tuple[str, Head]]:
    match statement:
        case Call(name="def" | "defp", args=(head, _)):
            body = sections(statement).get("do")
            if isinstance(head, Call) and head.name == "when":
                head = head.args[0]
            if body is not None and isinstance(head, Call | Variable):
                yield head.name, Head(head.args if isinstance(head, Call) else (), body)
        case _:
            pass
