"""Operators, and the forms that we do not look into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import Way, branching, choice, soft_as, truth
from analyzer.evaluate.elements import elements
from analyzer.evaluate.equality import same
from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.natives.list_building import concatenated
from analyzer.evaluate.natives.list_filtering import without
from analyzer.evaluate.natives.registry import MAX_GROWN, grown, plain_items, text_of
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import piped
from analyzer.evaluate.values import (
    FALSE,
    TRUE,
    AtomV,
    CallV,
    ChoiceV,
    NumberV,
    Option,
    PrefixV,
    StringV,
    UnknownV,
    Value,
)
from analyzer.expand.definitions import Site
from analyzer.expand.directives import keyword
from analyzer.expand.sections import clause_list
from models.ast import Call, Node
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


Form = Callable[["Evaluator", Call, Scope], Value]


def _match_operator(ev: Evaluator, node: Call, scope: Scope) -> Value:
    return ev.value(node.args[-1], scope)


def _concat(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    return concatenated(left, right)


def _subtract(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    items, removed = elements(left), elements(right)
    if len(items) * len(removed) > MAX_COMPARISONS:
        return ev.unknown(Reason.FUEL, node, scope)
    given = ev.given(node.args[1], scope, False)
    for item in removed:
        items = tuple(without(items, item, given))
    return grown((replace(item, given=tuple(dict.fromkeys(item.given))) for item in items), left, right)


MAX_COMPARISONS = 100_000


def _pipe(ev: Evaluator, node: Call, scope: Scope) -> Value:
    """The call; where nobody knows what it gives, the whole pipe is named, not its last step."""
    call = piped(*node.args)
    if call is None:
        return ev.unknown(Reason.EXPRESSION, node, scope)
    value = ev.value(call, scope)
    if isinstance(value, CallV | UnknownV) and value.site == Site(scope.env.file, call.start, call.end):
        return replace(value, text=ev.text(node, scope), site=Site(scope.env.file, node.start, node.end))
    return value


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
    answer = same(left, right, strict=node.name in ("===", "!=="))
    if answer is None:
        return ev.unknown(Reason.EXPRESSION, node, scope)
    return _truth(answer == (node.name in ("==", "===")))


MAX_NUMBER = 10**18


def _arithmetic(ev: Evaluator, node: Call, scope: Scope) -> Value:
    values = [ev.value(arg, scope) for arg in node.args]
    numbers = [value.value for value in values if isinstance(value, NumberV) and _small(value)]
    if len(numbers) < len(values) or any(value.soft for value in values):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    match numbers:
        case [number] if node.name == "-":
            return NumberV(-number)
        case [a, b]:
            result = _RESULTS[node.name](a, b)
            return result if _small(result) else ev.unknown(Reason.EXPRESSION, node, scope)
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)


def _small(value: Value) -> bool:
    """A number that we still count with: neither of any length nor, as a float, infinite."""
    return not isinstance(value, NumberV) or abs(value.value) <= MAX_NUMBER


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
    items = plain_items(right)
    answers = [same(left, item) for item in items] if items is not None else [None]
    if True in answers:
        return TRUE
    return ev.unknown(Reason.EXPRESSION, node, scope) if None in answers or right.soft else FALSE


def _join(ev: Evaluator, node: Call, scope: Scope) -> Value:
    left, right = (ev.value(arg, scope) for arg in node.args)
    match left, right:
        case StringV(value=a), StringV(value=b):
            return text_of(a + b, left, right)
        case StringV(value=a), PrefixV(prefix=b) if len(a) + len(b) <= MAX_GROWN:
            return soft_as(PrefixV(a + b, ev.text(node, scope)), left, right)
        case StringV(value=a), _:
            return soft_as(PrefixV(a, ev.text(node, scope)), left)
        case PrefixV(prefix=a), _:
            return soft_as(PrefixV(a, ev.text(node, scope)), left)
        case _:
            return ev.unknown(Reason.EXPRESSION, node, scope)


def _try(ev: Evaluator, node: Call, scope: Scope) -> Value:
    """What `do` gives, or `else` in its place; or what one of the rescues gives."""
    sections = node.args[-1]
    ways = [*_section(ev, sections, "else", scope)]
    if not ways:
        ways = [Way(ev.block(keyword(sections, "do"), scope), "try")]
    for name in ("rescue", "catch"):
        ways.extend(_section(ev, sections, name, scope))
    return branching(ways, Site(scope.env.file, node.start, node.end))


def _section(ev: Evaluator, sections: Node, name: str, scope: Scope) -> Iterator[Way]:
    """The clauses of a section of `try`; that their patterns match is never certain."""
    for clause in clause_list(keyword(sections, name)):
        bound: Bindings = {}
        for pattern in clause.patterns:
            bind_unknown(pattern, bound)
        shown = ev.text(clause.patterns[0], scope) if clause.patterns else ""
        yield Way(ev.block(clause.body, scope.bind(bound)), f"try … {name} {shown}")


def _opaque(ev: Evaluator, node: Call, scope: Scope) -> Value:
    return ev.unknown(Reason.EXPRESSION, node, scope)


def _with_arguments(*counts: int) -> Callable[[Form], Form]:
    """A form that is written with another number of arguments is none; nobody knows what it gives."""

    def guarded(form: Form) -> Form:
        def checked(ev: Evaluator, node: Call, scope: Scope) -> Value:
            return form(ev, node, scope) if len(node.args) in counts else ev.unknown(Reason.EXPRESSION, node, scope)

        return checked

    return guarded


_one, _two, _either = _with_arguments(1), _with_arguments(2), _with_arguments(1, 2)

SPECIAL: dict[str, Form] = {
    "=": _two(_match_operator),
    "++": _two(_concat),
    "--": _two(_subtract),
    "|>": _two(_pipe),
    "||": _two(_or),
    "or": _two(_or),
    "&&": _two(_and),
    "and": _two(_and),
    "!": _one(_not),
    "not": _one(_not),
    "==": _two(_equal),
    "===": _two(_equal),
    "!=": _two(_equal),
    "!==": _two(_equal),
    "in": _two(_in),
    "<>": _two(_join),
    "try": _one(_try),
    "quote": _opaque,
    "unquote": _opaque,
    "receive": _opaque,
}
SPECIAL |= dict.fromkeys(_RESULTS, _either(_arithmetic))
