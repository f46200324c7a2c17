"""Statements, pipes and clauses: how one expression changes the scope of the next."""

from __future__ import annotations

from dataclasses import replace

from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.values import UnknownV
from analyzer.expand.directives import apply_directive, keyword
from models.ast import Apply, Block, Call, Clause, Fn, List, Node, Remote, Variable
from models.ast.walk import children, walk
from models.evidence import Reason


def split_guard(patterns: tuple[Node, ...]) -> tuple[tuple[Node, ...], Node | None]:
    """`a, b when g` as Elixir stores it is one `when` call: its last argument is the guard."""
    match patterns:
        case (Call(name="when", args=(*inner, guard)),):
            return tuple(inner), guard
        case _:
            return patterns, None


def after(item: Node, scope: Scope) -> Scope:
    """The scope after a statement: its aliases, and every binding in it that is seen outside."""
    match item:
        case Block(items=items):
            for inner in items:
                scope = after(inner, scope)
            return scope
        case _:
            return scope.bind(_bound(item, scope, 0)).within(apply_directive(item, scope.env))


def _bound(node: Node, scope: Scope, depth: int) -> dict[str, Binding]:
    """What an expression binds for those after it. Arguments do not see each other's bindings."""
    if depth > _DEEPEST:
        return _unknown(node)
    match node:
        case Call(name="=", args=(pattern, value)):
            return {**_bound(value, scope, depth + 1), **_matched(pattern, value, scope)}
        case Block(items=items):
            found: dict[str, Binding] = {}
            for item in items:
                found.update(_bound(item, scope.bind(dict(found)), depth + 1))
            return found
        case Call(name="destructure", args=(pattern, _)):
            bindings: Bindings = {}
            bind_unknown(pattern, bindings)
            return dict(bindings)
        case Call(name=name) if name in _CLOSED:
            return {}
        case Call(name="case" | "if" | "unless", args=(subject, *_)):
            return _bound(subject, scope, depth + 1)
        case Call(name="&&" | "||" | "and" | "or", args=(left, right)):
            return {**_bound(left, scope, depth + 1), **_unknown(right)}
        case Call(args=(*args, List() as sections)) | Remote(args=(*args, List() as sections)) if (
            body := keyword(sections, "do")
        ) is not None:
            return {**_together(tuple(args), scope, depth), **_unknown(body)}
        case Fn() | Clause():
            return {}
        case _:
            return _together(children(node), scope, depth)


def _matched(pattern: Node, value: Node, scope: Scope) -> dict[str, Binding]:
    if isinstance(pattern, Variable):
        return {pattern.name: Thunk(value, scope)}
    bindings: Bindings = {}
    bind_unknown(pattern, bindings)
    return {name: Thunk(value, scope, pattern, name) for name in bindings}


def _together(nodes: tuple[Node, ...], scope: Scope, depth: int) -> dict[str, Binding]:
    found: dict[str, Binding] = {}
    for node in nodes:
        for name, binding in _bound(node, scope, depth + 1).items():
            found[name] = UnknownV(Reason.VARIABLE, name) if name in found else binding
    return found


def _unknown(node: Node) -> dict[str, Binding]:
    """Every variable that may be bound somewhere in code that may run or not, or that a macro may rewrite."""
    bindings: Bindings = {}
    for inner in walk(node):
        match inner:
            case Call(name="=", args=(pattern, _)):
                bind_unknown(pattern, bindings)
            case _:
                pass
    return dict(bindings)


_DEEPEST = 100
_CLOSED = frozenset({"quote", "@", "&", "for", "with", "try", "receive", "cond", "->", "<-", "when", "^"})
"""Forms that keep what they bind to themselves."""


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


def with_step(step: Node, scope: Scope) -> Scope:
    """The scope after one step of a `with` or a generator of a `for`."""
    match step:
        case Call(name="<-", args=(Call(name="when", args=(pattern, _)), value)):
            return after(Call("=", (pattern, value)), scope)
        case Call(name="<-", args=(pattern, value)):
            return after(Call("=", (pattern, value)), scope)
        case _:
            return after(step, scope)
