"""Operators, and the forms that we do not look into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import piped
from analyzer.evaluate.values import (
    FALSE,
    TRUE,
    AtomV,
    ChoiceV,
    ListV,
    NumberV,
    Option,
    PrefixV,
    StringV,
    TupleV,
    UnknownV,
    Value,
    choice,
    elements,
    truth,
)
from analyzer.expand.directives import keyword
from models.ast import Call
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


def _match_operator(ev: Evaluator, node: Call, scope: Scope) -> Value:
    return ev.value(node.args[-1], scope)


def _concat(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    return ListV((*elements(left), *elements(right)))


def _subtract(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (elements(ev.value(arg, scope)) for arg in node.args)
    removed = [item.value for item in right if not item.given and not item.spread]
    if any(item.spread or item.given or item.many for item in right):
        given = ev.given(node.args[1], scope, False)
        return ListV(tuple(replace(i, given=(*i.given, given)) for i in left if i.value not in removed))
    return ListV(tuple(item for item in left if item.value not in removed))


def _pipe(ev: Evaluator, node: Call, scope: Scope) -> Value:
    call = piped(*node.args)
    return ev.value(call, scope) if call is not None else ev.unknown(Reason.EXPRESSION, node, scope)


def _or(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left = ev.value(node.args[0], scope)
    known = truth(left)
    if known is not None:
        return left if known else ev.value(node.args[1], scope)
    right = ev.value(node.args[1], scope)
    if isinstance(left, ChoiceV):
        options = [Option(right if truth(o.value) is False else o.value, o.given) for o in left.options]
        return choice(options)
    given = ev.given(node.args[0], scope, True)
    otherwise = replace(given, holds=False, index=1, default=isinstance(left, UnknownV))
    return choice([Option(left, (given,)), Option(right, (otherwise,))])


def _and(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left = ev.value(node.args[0], scope)
    known = truth(left)
    if known is not None:
        return ev.value(node.args[1], scope) if known else left
    right = ev.value(node.args[1], scope)
    if truth(right) is False and isinstance(right, AtomV):
        return right
    given = ev.given(node.args[0], scope, True)
    return choice([Option(right, (given,)), Option(FALSE, (replace(given, holds=False, index=1),))])


def _not(ev: Evaluator, node: Call, scope: Scope) -> Value:
    known = truth(ev.value(node.args[0], scope))
    return ev.unknown(Reason.EXPRESSION, node, scope) if known is None else FALSE if known else TRUE


def _equal(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    if not _settled(left) or not _settled(right):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    return TRUE if (left == right) == (node.name in ("==", "===")) else FALSE


def _settled(value: Value) -> bool:
    """Equality with this value can be decided."""
    if value.soft:
        return False
    match value:
        case AtomV() | NumberV() | StringV():
            return True
        case TupleV(items=items):
            return all(_settled(item) for item in items)
        case ListV(items=items):
            return all(not (i.given or i.many or i.spread) and _settled(i.value) for i in items)
        case _:
            return False


def _arithmetic(ev: Evaluator, node: Call, scope: Scope) -> Value:
    values = [ev.value(arg, scope) for arg in node.args]
    match values:
        case [NumberV(value=number)] if node.name == "-":
            return NumberV(-number)
        case [NumberV(value=a), NumberV(value=b)] if not any(value.soft for value in values):
            return _RESULTS[node.name](a, b)
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)


def _truth(answer: bool) -> Value:
    return TRUE if answer else FALSE


_RESULTS: dict[str, Callable[[float, float], Value]] = {
    "+": lambda a, b: NumberV(a + b),
    "-": lambda a, b: NumberV(a - b),
    "*": lambda a, b: NumberV(a * b),
    ">": lambda a, b: _truth(a > b),
    "<": lambda a, b: _truth(a < b),
    ">=": lambda a, b: _truth(a >= b),
    "<=": lambda a, b: _truth(a <= b),
}


def _in(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    if not _settled(left) or not _settled(right) or not isinstance(right, ListV):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    return TRUE if left in [item.value for item in right.items] else FALSE


def _join(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    match left, right:
        case StringV(value=a), StringV(value=b):
            return StringV(a + b)
        case StringV(value=a), PrefixV(prefix=b):
            return PrefixV(a + b, ev.text(node, scope))
        case StringV(value=a), _:
            return PrefixV(a, ev.text(node, scope))
        case PrefixV(prefix=a), _:
            return PrefixV(a, ev.text(node, scope))
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)


def _try(ev: Evaluator, node: Call, scope: Scope) -> Value:
    return ev.block(keyword(node.args[-1], "do"), scope)


def _opaque(ev: Evaluator, node: Call, scope: Scope) -> Value:
    return ev.unknown(Reason.EXPRESSION, node, scope)


SPECIAL: dict[str, Callable[[Evaluator, Call, Scope], Value]] = {
    "=": _match_operator,
    "++": _concat,
    "--": _subtract,
    "|>": _pipe,
    "||": _or,
    "or": _or,
    "&&": _and,
    "and": _and,
    "!": _not,
    "not": _not,
    "==": _equal,
    "===": _equal,
    "!=": _equal,
    "!==": _equal,
    "in": _in,
    "<>": _join,
    "try": _try,
    "quote": _opaque,
    "unquote": _opaque,
    "receive": _opaque,
}
SPECIAL |= dict.fromkeys(_RESULTS, _arithmetic)
