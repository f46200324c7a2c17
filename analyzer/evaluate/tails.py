"""What a function returns: the expressions in its tail positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.evaluate.budget import Budget
from analyzer.evaluate.entering import enter
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.macro_calls import macro_part
from analyzer.evaluate.matching import match
from analyzer.evaluate.parts import body_parts, parts
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.expand.definitions import Definition
from models.ast import Call, Node, Variable

_DEPTH = 5
TAILS = 2_000
"""So many branches of branches answer nobody's question."""

Tail = tuple[Node, Scope]


def tails(program: Program, definition: Definition, scope: Scope, budget: Budget) -> Iterator[Tail]:
    """Each expression whose value the function may return, with its scope.

    Calls of the same module's functions are followed into their own tails. Where the budget ends there
    are more, and `budget.out` says so.
    """
    yield from _body(_Walk(program, budget), definition, scope)


@dataclass(frozen=True, slots=True)
class _Walk:
    program: Program
    budget: Budget


def _body(walk: _Walk, definition: Definition, scope: Scope) -> Iterator[Tail]:
    for part in body_parts(definition.node, walk.program.body(definition), scope):
        if part.returned:
            yield from _tail(walk, part.node, part.scope)


def _tail(walk: _Walk, node: Node, scope: Scope) -> Iterator[Tail]:
    if walk.budget.enter():
        yield from _entered(walk, node, scope)
        walk.budget.leave()


def _entered(walk: _Walk, node: Node, scope: Scope) -> Iterator[Tail]:
    found = tuple(parts(node, scope))
    macro = None if found else macro_part(walk.program, node, scope)
    returned = [part for part in (macro, *found) if part is not None and part.returned]
    for part in returned:
        for tail in _tail(walk, part.node, part.scope):
            if part.refused is None or not _taken(walk, part.refused, tail):
                yield tail
    if not returned:
        yield from _plain(walk, node, scope)


def _taken(walk: _Walk, pattern: Node, tail: Tail) -> bool:
    """Whether a step of a `with` goes on with this for certain."""
    node, scope = tail
    return match(pattern, Evaluator(walk.program).value(node, scope), scope.env, {}) is True


def _plain(walk: _Walk, node: Node, scope: Scope) -> Iterator[Tail]:
    match node:
        case Variable(name=name) if isinstance(binding := scope.bindings.get(name), Thunk) and not binding.pattern:
            if walk.budget.first(binding):
                yield from _tail(walk, binding.node, binding.scope)
        case Call(name="raise" | "throw" | "exit"):
            return
        case Call():
            yield from _called(walk, node, scope)
        case _:
            yield node, scope


def _called(walk: _Walk, node: Call, scope: Scope) -> Iterator[Tail]:
    """A call of one of the module's own functions returns what that function returns."""
    module = scope.env.module
    key = (module or "", node.name, node.arity)
    clauses = walk.program.clauses(module, node.name, node.arity) if module else []
    if not clauses or key in scope.calls or len(scope.calls) >= _DEPTH:
        yield node, scope
        return
    evaluator = Evaluator(walk.program)
    for clause in clauses:
        if clause.body is None:
            continue
        arguments: list[Binding] = [Thunk(arg, scope) for arg in node.args]
        inner, answer = enter(evaluator, clause, arguments, (*scope.calls, key))
        if answer is not False:
            yield from _body(walk, clause, inner)
        if answer is True and not clause.branches:
            return
