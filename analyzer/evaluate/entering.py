"""The scope inside a clause that is called, and whether the clause takes the arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.evaluate.arguments import with_defaults
from analyzer.evaluate.choices import truth
from analyzer.evaluate.matching import Bindings, match
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.statements import split_guard
from analyzer.expand.definitions import Definition, without_default
from analyzer.expand.env import Env
from models.ast import Clause, Node, Variable

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


def enter(
    ev: Evaluator, clause: Definition, args: list[Binding], calls: tuple[tuple[str, str, int], ...] = ()
) -> tuple[Scope, bool | None]:
    """The scope inside a clause called with `args`, and whether the clause takes them."""
    env = clause.env
    scope = Scope(env, (clause.name, clause.arity), calls=calls, form=clause.node)
    bindings: dict[str, Binding] = {}
    answers: list[bool | None] = []
    for param, argument in zip(clause.params, with_defaults(clause, args), strict=True):
        answers.append(_parameter(ev, without_default(param), argument, env, bindings))
    scope = scope.bind(bindings)
    if clause.guard is not None and False not in answers:
        answers.append(truth(ev.value(clause.guard, scope)))
    if False in answers:
        return scope, False
    return scope, None if None in answers else True


def enter_fn(ev: Evaluator, clause: Clause, args: list[Binding], scope: Scope) -> tuple[Scope, bool | None]:
    """The scope inside a clause of an `fn`, likewise."""
    patterns, guard = split_guard(clause.patterns)
    if len(patterns) != len(args):
        return scope, False
    bindings: dict[str, Binding] = {}
    answers = [_parameter(ev, p, a, scope.env, bindings) for p, a in zip(patterns, args, strict=True)]
    scope = scope.bind(bindings)
    if guard is not None and False not in answers:
        answers.append(truth(ev.value(guard, scope)))
    return scope, False if False in answers else None if None in answers else True


def _parameter(ev: Evaluator, pattern: Node, argument: Binding, env: Env, bindings: dict[str, Binding]) -> bool | None:
    if isinstance(pattern, Variable) and pattern.name != "__MODULE__" and pattern.name not in bindings:
        bindings[pattern.name] = argument
        return True
    found: Bindings = {}
    answer = match(pattern, ev.force(argument), env, found)
    bindings.update(found)
    return answer
