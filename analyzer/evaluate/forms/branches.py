"""`if`, `case`, `cond`, `with`: every branch with its condition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import MAX_OPTIONS, Way, branching, choice, is_soft, truth
from analyzer.evaluate.entering import enter_fn
from analyzer.evaluate.matching import Bindings, bind_unknown, match
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import after, with_step
from analyzer.evaluate.values import ChoiceV, Given, Option, Value
from analyzer.expand.definitions import Site
from analyzer.expand.directives import keyword
from analyzer.expand.sections import clause_list
from models.ast import Call, Node, Variable
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


def _if(ev: Evaluator, node: Call, scope: Scope) -> Value:
    if len(node.args) != 2:
        return ev.unknown(Reason.EXPRESSION, node, scope)
    condition, sections = node.args[0], node.args[-1]
    positive = node.name == "if"
    inner = after(condition, scope)
    first, second = keyword(sections, "do"), keyword(sections, "else")
    known = truth(ev.value(condition, scope))
    if known is not None:
        return ev.block(first if known == positive else second, inner)
    given = ev.given(condition, scope, positive)
    return choice(
        [
            Option(ev.block(first, inner), (replace(given, index=0),)),
            Option(ev.block(second, inner), (replace(given, holds=not positive, index=1),)),
        ]
    )


def _case(ev: Evaluator, node: Call, scope: Scope) -> Value:
    if len(node.args) != 2:
        return ev.unknown(Reason.EXPRESSION, node, scope)
    subject, clauses = node.args[0], keyword(node.args[1], "do")
    value, inner = ev.value(subject, scope), after(subject, scope)
    if isinstance(value, ChoiceV) and len(value.options) <= MAX_OPTIONS and not is_soft(value):
        options = [Option(_branches(ev, node, o.value, clauses, inner), o.given) for o in value.options]
        return choice(options)
    return _branches(ev, node, value, clauses, inner)


def _branches(ev: Evaluator, node: Call, value: Value, clauses: Node | None, scope: Scope) -> Value:
    ways: list[Way] = []
    subject = ev.text(node.args[0], scope)
    for clause in clause_list(clauses):
        inner, answer = enter_fn(ev, clause, [value], scope)
        if answer is False:
            continue
        pattern = ev.text(clause.patterns[0], scope) if clause.patterns else ""
        ways.append(Way(ev.block(clause.body, inner), f"case {subject} do {pattern}"))
        if answer:
            break
    site = Site(scope.env.file, node.start, node.end)
    return branching(ways, site) if ways else ev.unknown(Reason.EXPRESSION, node, scope)


def _cond(ev: Evaluator, node: Call, scope: Scope) -> Value:
    ways: list[Way] = []
    for clause in clause_list(keyword(node.args[-1] if node.args else None, "do")):
        condition = clause.patterns[0] if clause.patterns else clause
        known = truth(ev.value(condition, scope))
        if known is False:
            continue
        value = ev.block(clause.body, after(condition, scope))
        if known:
            ways.append(Way(value, " or ".join(way.text for way in ways), holds=not ways))
            break
        ways.append(Way(value, ev.text(condition, scope)))
    site = Site(scope.env.file, node.start, node.end)
    return branching(ways, site) if ways else ev.unknown(Reason.EXPRESSION, node, scope)


def _with(ev: Evaluator, node: Call, scope: Scope) -> Value:
    if not node.args:
        return ev.unknown(Reason.EXPRESSION, node, scope)
    *steps, sections = node.args
    inner, doubtful = scope, False
    for step in steps:
        doubtful = doubtful or _may_refuse(ev, step, inner)
        inner = with_step(step, inner)
    site = Site(scope.env.file, node.start, node.end)
    otherwise = clause_list(keyword(sections, "else"))
    count = len(otherwise) + 1
    first = f"with {ev.text(steps[0], scope)}{', …' if len(steps) > 1 else ''}" if steps else "with"
    options = [Option(ev.block(keyword(sections, "do"), inner), (Given(first, True, site, 0, count),))]
    for index, clause in enumerate(otherwise, 1):
        bound: Bindings = {}
        for pattern in clause.patterns:
            bind_unknown(pattern, bound)
        pattern_text = ev.text(clause.patterns[0], scope) if clause.patterns else ""
        given = Given(f"with … else {pattern_text}", True, site, index, count)
        options.append(Option(ev.block(clause.body, scope.bind(bound)), (given,)))
    if not otherwise and doubtful:
        failed = ev.unknown(Reason.EXPRESSION, steps[0], scope)
        return choice([options[0], Option(failed, (Given(first, False, site, 1, 2),))])
    return choice(options) if otherwise else options[0].value


def _may_refuse(ev: Evaluator, step: Node, scope: Scope) -> bool:
    """A step may not match, so that a `with` without `else` gives what was compared."""
    match step:
        case Call(name="<-", args=(Variable(), _)):
            return False
        case Call(name="<-", args=(pattern, source)):
            return match(pattern, ev.value(source, scope), scope.env, {}) is not True
        case _:
            return False


SPECIAL: dict[str, Callable[[Evaluator, Call, Scope], Value]] = {
    "if": _if,
    "unless": _if,
    "case": _case,
    "cond": _cond,
    "with": _with,
}
