"""A part of an expression, and the branch that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.statements import split_guard
from analyzer.evaluate.values import Given
from analyzer.expand.definitions import Site
from models.ast import Clause, Node


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch of an expression; its condition is put into words when somebody asks."""

    form: Node
    words: tuple[str | Node, ...]
    index: int
    count: int
    holds: bool = True

    def given(self, program: Program, scope: Scope) -> Given:
        file = scope.env.file
        words = [w if isinstance(w, str) else program.text(Site(file, w.start, w.end)) for w in self.words]
        return Given("".join(words), self.holds, Site(file, self.form.start, self.form.end), self.index, self.count)


@dataclass(frozen=True, slots=True)
class Part:
    """An expression within another. `returned`: its value is the value of the whole."""

    node: Node
    scope: Scope
    branch: Branch | None = None
    returned: bool = False


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


def branch_taken(form: Node, opening: tuple[str | Node, ...], clause: Clause, index: int, count: int) -> Branch | None:
    """The branch that a clause is; the only one there is has no condition."""
    return Branch(form, (*opening, *clause.patterns[:1]), index, count) if count > 1 else None
