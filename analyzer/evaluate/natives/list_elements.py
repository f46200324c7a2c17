"""One element of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.evaluate.choices import truth
from analyzer.evaluate.elements import elements
from analyzer.evaluate.natives.registry import native, plain_items, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import NIL, NumberV, Value

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("List.first/1", "Kernel.hd/1")
def list_first(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    first = next(iter(elements(ev.force(args[0]))), None)
    return first.value if first is not None and first.placed else unknown_of(ev, args)


@native("Enum.at/2")
def enum_at(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    items, index = plain_items(ev.force(args[0])), ev.force(args[1])
    match index:
        case NumberV(value=int() as at) if items is not None and not index.soft:
            return items[at] if -len(items) <= at < len(items) else NIL
        case _:
            return unknown_of(ev, args)


@native("Enum.find/2")
def enum_find(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    items, function = plain_items(ev.force(args[0])), ev.force(args[1])
    for item in items or ():
        found = ev.apply(function, [item], scope)
        answer = truth(found) if found is not None else None
        if answer is not False:
            return item if answer else unknown_of(ev, args)
    return NIL if items is not None else unknown_of(ev, args)
