"""The rounds of a loop in the body of a file or a module: `for x <- xs do`, `Enum.each(xs, fn x -> … end)`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.evaluate.choices import truth
from analyzer.evaluate.elements import elements
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.matching import Bindings, match
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import after, split_guard
from analyzer.expand.directives import keyword
from analyzer.expand.loops import as_call
from models.ast import Call, Clause, Fn, Node, Remote


@dataclass(frozen=True, slots=True)
class Loop:
    """Generators and filters in order, and what is done in each round."""

    steps: tuple[Node, ...]
    body: Node


def loop_of(node: Node) -> Loop | None:
    """The loop that a form is, if it is one whose rounds can be told apart."""
    match as_call(node):
        case Call(name="for", args=(*steps, sections)) if (body := keyword(sections, "do")) is not None:
            return Loop(tuple(steps), body)
        case Remote(args=(source, Fn(clauses=(Clause(patterns=(pattern,), body=body),)))):
            return Loop((Call("<-", (pattern, source), start=pattern.start, end=source.end),), body)
        case _:
            return None


def rounds(ev: Evaluator, steps: tuple[Node, ...], scope: Scope) -> Iterator[Scope | None]:
    """The scope of each round; None for what may be a round or several, of which we do not know."""
    if not steps:
        yield scope
        return
    first, *rest = steps
    match first:
        case Call(name="<-", args=(pattern, source)):
            for inner in _generated(ev, pattern, source, scope):
                yield from rounds(ev, tuple(rest), inner) if inner is not None else (None,)
        case Call(name="="):
            yield from rounds(ev, tuple(rest), after(first, scope))
        case _:
            known = truth(ev.value(first, scope))
            if known is not False:
                yield from rounds(ev, tuple(rest), after(first, scope)) if known else (None,)


def _generated(ev: Evaluator, pattern: Node, source: Node, scope: Scope) -> Iterator[Scope | None]:
    value = ev.value(source, scope)
    (pattern,), guard = split_guard((pattern,))
    for item in elements(value):
        bindings: Bindings = {}
        certain = not (item.given or item.many or item.spread or item.value.soft)
        answer = match(pattern, item.value, scope.env, bindings) if certain else None
        inner = after(source, scope).bind(dict(bindings))
        if answer and guard is not None:
            answer = truth(ev.value(guard, inner))
        if answer is not False:
            yield inner if answer else None
