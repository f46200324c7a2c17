"""What a function returns: the expressions in its tail positions."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.statements import after, clause_list, piped, split_guard, with_step
from analyzer.expand.definitions import Definition
from analyzer.expand.directives import keyword
from models.ast import Block, Call, Clause, List, Node, Tuple, Variable

_DEPTH = 5

Tail = tuple[Node, Scope]


def tails(program: Program, definition: Definition, scope: Scope) -> Iterator[Tail]:
    """Each expression whose value the function may return, with its scope.

    Calls of the same module's functions are followed into their own tails.
    """
    yield from _sections(program, program.body(definition), scope)


def _sections(program: Program, body: Node | None, scope: Scope) -> Iterator[Tail]:
    sections = [item.items for item in body.items if isinstance(item, Tuple)] if isinstance(body, List) else []
    named = {getattr(key, "value", ""): content for key, content in sections}
    main = named.get("do")
    if main is not None and "else" not in named:
        yield from _tail(program, main, scope)
    for key in ("rescue", "catch", "else"):
        if key in named:
            for clause in clause_list(named[key]):
                yield from _clause(program, clause, None, scope)


def _tail(program: Program, node: Node, scope: Scope) -> Iterator[Tail]:
    match node:
        case Block(items=(*init, last)):
            for item in init:
                scope = after(item, scope)
            yield from _tail(program, last, scope)
        case Call(name="if" | "unless", args=(condition, sections)):
            inner = after(condition, scope)
            for key in ("do", "else"):
                body = keyword(sections, key)
                if body is not None:
                    yield from _tail(program, body, inner)
        case Call(name="case", args=(subject, sections)):
            for clause in clause_list(keyword(sections, "do")):
                yield from _clause(program, clause, Thunk(subject, scope), scope)
        case Call(name="cond" | "receive", args=(sections,)):
            for clause in clause_list(keyword(sections, "do")):
                yield from _clause(program, clause, None, scope)
        case Call(name="with", args=(*steps, sections)):
            yield from _with(program, steps, sections, scope)
        case Call(name="try", args=(sections,)):
            yield from _sections(program, sections, scope)
        case Call(name="|>", args=(left, right)) if (call := piped(left, right)) is not None:
            yield from _tail(program, call, scope)
        case Call(name="=", args=(_, value)):
            yield from _tail(program, value, scope)
        case Variable(name=name) if isinstance(binding := scope.bindings.get(name), Thunk) and not binding.pattern:
            yield from _tail(program, binding.node, binding.scope)
        case Call(name="raise" | "throw" | "exit"):
            return
        case Call():
            yield from _called(program, node, scope)
        case _:
            yield node, scope


def _with(program: Program, steps: list[Node], sections: Node, scope: Scope) -> Iterator[Tail]:
    inner = scope
    for step in steps:
        inner = with_step(step, inner)
    body = keyword(sections, "do")
    if body is not None:
        yield from _tail(program, body, inner)
    for clause in clause_list(keyword(sections, "else")):
        yield from _clause(program, clause, None, scope)


def _clause(program: Program, clause: Clause, subject: Thunk | None, scope: Scope) -> Iterator[Tail]:
    patterns, _ = split_guard(clause.patterns)
    bound: Bindings = {}
    for pattern in patterns:
        bind_unknown(pattern, bound)
    new: dict[str, Binding] = dict(bound)
    if subject and len(patterns) == 1:
        new = {name: Thunk(subject.node, subject.scope, patterns[0], name) for name in bound}
    yield from _tail(program, clause.body, scope.bind(new))


def _called(program: Program, node: Call, scope: Scope) -> Iterator[Tail]:
    """A call of one of the module's own functions returns what that function returns."""
    module = scope.env.module
    key = (module or "", node.name, node.arity)
    clauses = program.clauses(module, node.name, node.arity) if module else []
    if not clauses or key in scope.calls or len(scope.calls) >= _DEPTH:
        yield node, scope
        return
    evaluator = Evaluator(program)
    for clause in clauses:
        if clause.body is None:
            continue
        arguments: list[Binding] = [Thunk(arg, scope) for arg in node.args]
        inner, answer = evaluator.enter(clause, arguments, (*scope.calls, key))
        if answer is not False:
            yield from tails(program, clause, inner)
        if answer is True and not clause.branches:
            return
