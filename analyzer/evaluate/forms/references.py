"""Module attributes and captures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import choice
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import after
from analyzer.evaluate.unseen_attributes import deleted, set_unseen
from analyzer.evaluate.values import NIL, FunctionV, Item, ListV, Option, StringV, Value
from analyzer.expand.definitions import Site
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Attribute, Form
from analyzer.project.secrets import is_secret
from models.ast import Call, Clause, Integer, Node, Remote, Variable
from models.ast.substitute import substitute
from models.ast.walk import walk
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator
    from analyzer.evaluate.program import Program


def module_scope(module: Expanded | None, form: Form, calls: tuple[tuple[str, str, int], ...] = ()) -> Scope:
    """The scope of a module-level form: the variables that forms above it bound (as `bind_quoted` does)."""
    scope = Scope(form.env, calls=calls, form=form.node)
    if module and module.assignments:
        end = module.positions.get(id(form.node), len(module.forms))
        for other in module.assignments:
            if module.positions[id(other.node)] >= end:
                break
            if form.sees(other):
                scope = after(other.node, scope.within(other.env))
    return scope.within(form.env)


def _attribute(ev: Evaluator, node: Call, scope: Scope) -> Value:
    match node.args:
        case (Variable(name=name),):
            pass
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)
    site = Site(scope.env.file, node.start, node.end)
    module = _module_at(ev.program, scope.env.module, scope.asked or site)
    place = module.position(scope.form, scope.asked or site) if module else None
    if module is None or place is None:
        return ev.unknown(Reason.VARIABLE, node, scope)
    if name in module.accumulating:
        return _accumulated(ev, node, scope, module, name, place)
    ways = module.attribute_ways(name, place)
    if not ways or set_unseen(ev.program, module, name, place):
        return ev.unknown(Reason.VARIABLE, node, scope)
    options = []
    for found, branches in ways:
        value = _assigned(ev, node, scope, module, found) if found else NIL
        options.append(Option(value, tuple(ev.branch(branch) for branch in branches)))
    return options[0].value if len(options) == 1 and not options[0].given else choice(options, site)


def _accumulated(ev: Evaluator, node: Call, scope: Scope, module: Expanded, name: str, place: int) -> Value:
    if deleted(ev.program, module, name, place):
        return ev.unknown(Reason.VARIABLE, node, scope)
    items = [
        Item(_assigned(ev, node, scope, module, found), tuple(ev.branch(branch) for branch in branches))
        for found, branches in module.accumulated(name, place)
    ]
    if module.accumulating[name]:
        items.append(Item(ev.unknown(Reason.VARIABLE, node, scope), spread=True))
    return ListV(tuple(items))


def _assigned(ev: Evaluator, node: Call, scope: Scope, module: Expanded, found: Attribute) -> Value:
    key = ("@", f"{scope.env.module}.{found.name}", id(found.form.node))
    if key in scope.calls:
        return ev.unknown(Reason.CYCLE, node, scope)
    value = ev.value(found.value, module_scope(module, found.form, (*scope.calls, key)))
    return replace(value, soft=True) if isinstance(value, StringV) and is_secret(found.name) else value


def _module_at(program: Program, name: str | None, site: Site) -> Expanded | None:
    """The module that a place belongs to; of several with one name, the one that holds it."""
    sources = program.index.by_name.get(name, ()) if name else ()
    for source in sources:
        if len(sources) == 1 or (source.file == site.file and source.node.start <= site.start < source.node.end):
            return program.expanded(source)
    return None


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
