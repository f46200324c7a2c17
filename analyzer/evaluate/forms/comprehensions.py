"""`for`: what each generator contributes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import soft_as, truth
from analyzer.evaluate.elements import elements
from analyzer.evaluate.matching import Bindings, bind_unknown, match
from analyzer.evaluate.natives.keyword_building import map_from
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import after, split_guard
from analyzer.evaluate.values import Given, Item, ListV, MapV, UnknownV, Value
from analyzer.expand.directives import keyword
from models.ast import Bitstring, Call, List, Node
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


def _for(ev: Evaluator, node: Call, scope: Scope) -> Value:
    if not node.args:
        return ev.unknown(Reason.EXPRESSION, node, scope)
    *steps, sections = node.args
    options = steps.pop() if steps and isinstance(steps[-1], List) else None
    body = keyword(sections, "do")
    if body is None or any(keyword(part, name) for part in (options, sections) for name in ("reduce", "uniq")):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    made = tuple(_generate(ev, steps, body, scope))
    into = keyword(options, "into") or keyword(sections, "into")
    found = _collected(ev.value(into, scope), made) if into is not None else ListV(made)
    return found if found is not None else ev.unknown(Reason.EXPRESSION, node, scope)


def _collected(target: Value, made: tuple[Item, ...]) -> Value | None:
    """What `into:` gathers the results in: a list, or a map that is empty at first."""
    match target:
        case ListV(items=items):
            return soft_as(ListV((*items, *made)), target)
        case MapV(entries=(), struct=None, open=False):
            return map_from(made, target)
        case _:
            return None


def _generate(ev: Evaluator, steps: list[Node], body: Node, scope: Scope) -> Iterator[Item]:
    if not steps:
        yield Item(ev.block(body, scope))
        return
    first, rest = steps[0], steps[1:]
    match first:
        case Call(name="<-", args=(pattern, source)):
            inner = after(source, scope)
            for item in elements(ev.value(source, scope)):
                yield from _generator(ev, pattern, item, ev.text(source, scope), rest, body, inner)
        case Bitstring():
            bits: Bindings = {}
            bind_unknown(first, bits)
            for item in _generate(ev, rest, body, scope.bind(dict(bits))):
                yield replace(item, many=item.many or ev.text(first, scope))
        case Call(name="="):
            yield from _generate(ev, rest, body, after(first, scope))
        case _:
            known = truth(ev.value(first, scope))
            if known is False:
                return
            given = () if known else (ev.given(first, scope, True),)
            for item in _generate(ev, rest, body, after(first, scope)):
                yield replace(item, given=(*given, *item.given))


def _generator(
    ev: Evaluator, pattern: Node, item: Item, text: str, rest: list[Node], body: Node, scope: Scope
) -> Iterator[Item]:
    bindings: Bindings = {}
    patterns, guard = split_guard((pattern,))
    value = UnknownV(Reason.VARIABLE, text) if item.spread else item.value
    answer = match(patterns[0], value, scope.env, bindings)
    inner = scope.bind(dict(bindings))
    known = True if guard is None else truth(ev.value(guard, inner))
    if answer is False or known is False:
        return
    many = item.many or (text if item.spread else None)
    given = item.given
    if answer is None and not item.spread:
        given = (*given, _taken(ev, pattern, item, scope))
    elif guard is not None and known is None:
        given = (*given, ev.given(guard, inner, True))
    for made in _generate(ev, rest, body, inner):
        yield replace(item, given=given, many=many).around(made)


def _taken(ev: Evaluator, pattern: Node, item: Item, scope: Scope) -> Given:
    """An element that a generator passes over where it does not match."""
    given = ev.given(pattern, scope, True)
    return replace(given, text=f"{given.text} <- {ev.shown(item.value)}")


SPECIAL: dict[str, Callable[[Evaluator, Call, Scope], Value]] = {
    "for": _for,
}
