"""Statements, pipes and clauses: how one expression changes the scope of the next."""

from __future__ import annotations

from dataclasses import replace

from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.scope import Scope, Thunk
from analyzer.expand.directives import apply_directive
from models.ast import Apply, Block, Call, Clause, List, Node, Remote, Variable


def split_guard(patterns: tuple[Node, ...]) -> tuple[tuple[Node, ...], Node | None]:
    """`a, b when g` as Elixir stores it is one `when` call: its last argument is the guard."""
    match patterns:
        case (Call(name="when", args=(*inner, guard)),):
            return tuple(inner), guard
        case _:
            return patterns, None


def after(item: Node, scope: Scope) -> Scope:
    """The scope after a statement: its bindings, its aliases."""
    match item:
        case Call(name="=", args=(Variable(name=name), value)):
            return after(value, scope).bind({name: Thunk(value, scope)})
        case Call(name="=", args=(pattern, value)):
            bindings: Bindings = {}
            bind_unknown(pattern, bindings)
            return after(value, scope).bind({name: Thunk(value, scope, pattern, name) for name in bindings})
        case Block(items=items):
            for inner in items:
                scope = after(inner, scope)
            return scope
        case _:
            return scope.within(apply_directive(item, scope.env))


def piped(left: Node, right: Node) -> Node | None:
    """`left |> right` as the call that it is."""
    match right:
        case Call(args=args):
            return replace(right, args=(left, *args))
        case Remote(args=args):
            return replace(right, args=(left, *args))
        case Apply(args=args):
            return replace(right, args=(left, *args))
        case Variable(name=name):
            return Call(name, (left,), start=right.start, end=right.end)
        case _:
            return None


def clause_list(node: Node | None) -> list[Clause]:
    """The `->` clauses of a section."""
    return [item for item in node.items if isinstance(item, Clause)] if isinstance(node, List) else []


def with_step(step: Node, scope: Scope) -> Scope:
    """The scope after one step of a `with` or a generator of a `for`."""
    match step:
        case Call(name="<-", args=(Call(name="when", args=(pattern, _)), value)):
            return after(Call("=", (pattern, value)), scope)
        case Call(name="<-", args=(pattern, value)):
            return after(Call("=", (pattern, value)), scope)
        case _:
            return after(step, scope)
