"""A part of an expression, and the branch that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.statements import split_guard
from analyzer.expand.definitions import Branch
from models.ast import Clause, Node


@dataclass(frozen=True, slots=True)
class Part:
    """An expression within another. `returned`: its value is the value of the whole, where `refused` does not match it."""

    node: Node
    scope: Scope
    branch: Branch | None = None
    returned: bool = False
    refused: Node | None = None


def clause_parts(
    clause: Clause, scope: Scope, subject: Thunk | None = None, branch: Branch | None = None, returned: bool = False
) -> Iterator[Part]:
    patterns, guard = split_guard(clause.patterns)
    bound: Bindings = {}
    for pattern in patterns:
        bind_unknown(pattern, bound)
    new: dict[str, Binding] = dict(bound)
    if subject is not None and len(patterns) == 1:
        new = {name: Thunk(subject.node, subject.scope, patterns[0], name) for name in bound}
    inner = scope.bind(new)
    if guard is not None:
        yield Part(guard, inner, branch)
    yield Part(clause.body, inner, branch, returned)
