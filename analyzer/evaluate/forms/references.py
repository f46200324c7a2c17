"""Module attributes and captures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import after
from analyzer.evaluate.values import FunctionV, Value
from analyzer.expand.definitions import Site
from analyzer.expand.expansion import Expanded, Form
from models.ast import Call, Clause, Integer, Node, Remote, Variable
from models.ast.substitute import substitute
from models.ast.walk import walk
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


def module_scope(module: Expanded | None, form: Form, calls: tuple[tuple[str, str, int], ...] = ()) -> Scope:
    """The scope of a module-level form: the variables that forms above it bound (as `bind_quoted` does)."""
    scope = Scope(form.env, calls=calls)
    for other in module.forms if module else ():
        if other.node is form.node:
            break
        if isinstance(other.node, Call) and other.node.name == "=":
            scope = after(other.node, scope.within(other.env))
    return scope.within(form.env)


def _attribute(ev: Evaluator, node: Call, scope: Scope) -> Value:
    match node.args:
        case (Variable(name=name),):
            pass
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)
    module = ev.program.module(scope.env.module)
    found = module.attribute(name, Site(scope.env.file, node.start, node.end)) if module else None
    if found is None:
        return ev.unknown(Reason.VARIABLE, node, scope)
    key = ("@", f"{scope.env.module}.{name}", found.value.start)
    if key in scope.calls:
        return ev.unknown(Reason.CYCLE, node, scope)
    return ev.value(found.value, module_scope(module, found.form, (*scope.calls, key)))


def _capture(ev: Evaluator, node: Call, scope: Scope) -> Value:
    match node.args:
        case (Call(name="/", args=(Variable(name=name), Integer(value=arity))),):
            owner = ev.program.owner(name, arity, scope.env)
            return FunctionV((), scope, (owner, name, arity))
        case (Call(name="/", args=(Remote(target=target, name=name), Integer(value=arity))),):
            module = scope.env.module_of(target)
            return (
                FunctionV((), scope, (module, name, arity)) if module else ev.unknown(Reason.DYNAMIC_CALL, node, scope)
            )
        case (body,):
            return shorthand(body, scope)
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)


def shorthand(body: Node, scope: Scope) -> FunctionV:
    """`&f(&1, x)` is `fn a -> f(a, x) end`; `&1` is a variable of that name."""
    numbers = [
        n.args[0].value for n in walk(body) if isinstance(n, Call) and n.name == "&" and isinstance(n.args[0], Integer)
    ]

    def rename(node: Node) -> tuple[Node, ...] | None:
        match node:
            case Call(name="&", args=(Integer(value=number),)):
                return (Variable(f"&{number}", start=node.start, end=node.end),)
            case _:
                return None

    params = tuple(Variable(f"&{number}") for number in range(1, max(numbers, default=0) + 1))
    return FunctionV((Clause(params, substitute(body, rename), start=body.start, end=body.end),), scope)


SPECIAL: dict[str, Callable[[Evaluator, Call, Scope], Value]] = {
    "@": _attribute,
    "&": _capture,
}
