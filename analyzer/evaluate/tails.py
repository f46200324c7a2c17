"""What a function returns: the expressions in its tail positions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analyzer.evaluate.budget import Budget
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.statements import after, clause_list, piped, split_guard, with_step
from analyzer.expand.definitions import Definition
from analyzer.expand.directives import keyword
from models.ast import Block, Call, Clause, List, Node, Tuple, Variable

_DEPTH = 5
TAILS = 2_000
"""So many branches of branches answer nobody's question."""

Tail = tuple[Node, Scope]


def tails(program: Program, definition: Definition, scope: Scope, budget: Budget) -> Iterator[Tail]:
    """Each expression whose value the function may return, with its scope.

    Calls of the same module's functions are followed into their own tails. Where the budget ends there
    are more, and `budget.out` says so.
    """
    yield from _sections(_Walk(program, budget), program.body(definition), scope)


@dataclass(frozen=True, slots=True)
class _Walk:
    program: Program
    budget: Budget


def _sections(walk: _Walk, body: Node | None, scope: Scope) -> Iterator[Tail]:
    sections = [item.items for item in body.items if isinstance(item, Tuple)] if isinstance(body, List) else []
    named = {getattr(key, "value", ""): content for key, content in sections}
    main = named.get("do")
    if main is not None and "else" not in named:
        yield from _tail(walk, main, scope)
    for key in ("rescue", "catch", "else"):
        if key in named:
            for clause in clause_list(named[key]):
                yield from _clause(walk, clause, None, scope)


def _tail(walk: _Walk, node: Node, scope: Scope) -> Iterator[Tail]:
    if walk.budget.enter():
        yield from _entered(walk, node, scope)
        walk.budget.leave()


def _entered(walk: _Walk, node: Node, scope: Scope) -> Iterator[Tail]:
    match node:
        case Block(items=(*init, last)):
            for item in init:
                scope = after(item, scope)
            yield from _tail(walk, last, scope)
        case Call(name=name, args=(_, *_)) if name in _FORMS:
            yield from _FORMS[name](walk, node, scope)
        case Call(name="|>", args=(left, right)) if (call := piped(left, right)) is not None:
            yield from _tail(walk, call, scope)
        case Call(name="=", args=(_, value)):
            yield from _tail(walk, value, scope)
        case Variable(name=name) if isinstance(binding := scope.bindings.get(name), Thunk) and not binding.pattern:
            if walk.budget.first(binding):
                yield from _tail(walk, binding.node, binding.scope)
        case Call(name="raise" | "throw" | "exit"):
            return
        case Call():
            yield from _called(walk, node, scope)
        case _:
            yield node, scope


def _if(walk: _Walk, node: Call, scope: Scope) -> Iterator[Tail]:
    condition, sections = node.args[0], node.args[-1]
    inner = after(condition, scope)
    for key in ("do", "else"):
        body = keyword(sections, key)
        if body is not None:
            yield from _tail(walk, body, inner)


def _case(walk: _Walk, node: Call, scope: Scope) -> Iterator[Tail]:
    subject, inner = Thunk(node.args[0], scope), after(node.args[0], scope)
    for clause in clause_list(keyword(node.args[-1], "do")):
        yield from _clause(walk, clause, subject, inner)


def _cond(walk: _Walk, node: Call, scope: Scope) -> Iterator[Tail]:
    for clause in clause_list(keyword(node.args[-1], "do")):
        inner = scope
        for condition in clause.patterns:
            inner = after(condition, inner)
        yield from _tail(walk, clause.body, inner)


def _receive(walk: _Walk, node: Call, scope: Scope) -> Iterator[Tail]:
    for key in ("do", "after"):
        for clause in clause_list(keyword(node.args[-1], key)):
            yield from _clause(walk, clause, None, scope)


def _try(walk: _Walk, node: Call, scope: Scope) -> Iterator[Tail]:
    yield from _sections(walk, node.args[-1], scope)


def _with(walk: _Walk, node: Call, scope: Scope) -> Iterator[Tail]:
    *steps, sections = node.args
    inner = scope
    for step in steps:
        inner = with_step(step, inner)
    body = keyword(sections, "do")
    if body is not None:
        yield from _tail(walk, body, inner)
    for clause in clause_list(keyword(sections, "else")):
        yield from _clause(walk, clause, None, scope)


def _clause(walk: _Walk, clause: Clause, subject: Thunk | None, scope: Scope) -> Iterator[Tail]:
    patterns, _ = split_guard(clause.patterns)
    bound: Bindings = {}
    for pattern in patterns:
        bind_unknown(pattern, bound)
    new: dict[str, Binding] = dict(bound)
    if subject and len(patterns) == 1:
        new = {name: Thunk(subject.node, subject.scope, patterns[0], name) for name in bound}
    yield from _tail(walk, clause.body, scope.bind(new))


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
        inner, answer = evaluator.enter(clause, arguments, (*scope.calls, key))
        if answer is not False:
            yield from _sections(walk, walk.program.body(clause), inner)
        if answer is True and not clause.branches:
            return


_FORMS: dict[str, Callable[[_Walk, Call, Scope], Iterator[Tail]]] = {
    "if": _if,
    "unless": _if,
    "case": _case,
    "cond": _cond,
    "receive": _receive,
    "try": _try,
    "with": _with,
}
