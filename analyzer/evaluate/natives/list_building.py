"""Lists put together: concat, flatten, wrap and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.evaluate.choices import choice, soft_as
from analyzer.evaluate.elements import alternatives, elements
from analyzer.evaluate.natives.kernel_functions import is_spec
from analyzer.evaluate.natives.registry import grown, native, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import AtomV, CallV, ChoiceV, Item, ListV, MapV, NumberV, Option, UnknownV, Value

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Kernel.++/2", "Enum.concat/1", "Enum.concat/2", "Stream.concat/1", "Stream.concat/2")
def enum_concat(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    if len(args) == 2:
        return concatenated(*(ev.force(arg) for arg in args))
    source = ev.force(args[0])
    return grown((inner for item in elements(source) for inner in _spliced(item)), source)


def concatenated(left: Value, right: Value) -> Value:
    """`left ++ right`."""
    return grown((*elements(left), *elements(right)), left, right)


def _spliced(item: Item) -> tuple[Item, ...]:
    if item.spread:
        return (item,)
    return tuple(map(item.around, elements(item.value)))


@native("List.flatten/1", "List.flatten/2")
def list_flatten(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    tail = elements(ev.force(args[1])) if len(args) > 1 else ()
    source = ev.force(args[0])
    return grown((*(i for item in elements(source) for i in _flat(item)), *tail), source)


def _flat(item: Item) -> list[Item]:
    match item.value:
        case ListV() if not item.spread:
            return [flat for inner in elements(item.value) for flat in _flat(item.around(inner))]
        case ChoiceV() if any(isinstance(o.value, ListV) for o in item.value.options):
            return [flat for alternative in alternatives(item) for flat in _flat(alternative)]
        case _:
            return [item]


@native("Enum.reverse/1", "Enum.reverse/2")
def enum_reverse(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    tail = elements(ev.force(args[1])) if len(args) > 1 else ()
    source = ev.force(args[0])
    return grown((*reversed(elements(source)), *tail), source)


@native("Enum.to_list/1", "Map.to_list/1")
def enum_to_list(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    match value:
        case ListV() | UnknownV():
            return value
        case MapV():
            return grown(elements(value), value)
        case ChoiceV(options=options) if all(isinstance(option.value, ListV) for option in options):
            return value
        case _:
            return unknown_of(ev, args)


@native("Enum.into/2")
def enum_into(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """What a list holds stays, and stands first."""
    source, target = ev.force(args[0]), ev.force(args[1])
    if not isinstance(target, ListV) or isinstance(source, MapV):
        return unknown_of(ev, args)
    return grown((*elements(target), *elements(source)), source, target)


@native("Enum.sort/1", "Enum.sort/2", "Enum.sort_by/2", "Enum.sort_by/3", "Enum.shuffle/1")
def enum_ordered(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """What stands alone stands in any order as it is."""
    source = ev.force(args[0])
    return source if isinstance(source, ListV) and len(source.items) < 2 else unknown_of(ev, args)


@native("List.wrap/1")
def list_wrap(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    if isinstance(value, ChoiceV):
        return choice([Option(_wrapped(o.value), o.given) for o in value.options])
    return _wrapped(value)


def _wrapped(value: Value) -> Value:
    """Of an unknown value we do not know whether it is a list."""
    match value:
        case ListV():
            return value
        case AtomV(name="nil"):
            return soft_as(ListV(()), value)
        case UnknownV() | CallV() if not is_spec(value):
            return ListV((Item(value, spread=True),))
        case _:
            return soft_as(ListV((Item(value),)), value)


@native("List.insert_at/3")
def list_insert_at(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source, index = ev.force(args[0]), ev.force(args[1])
    match index:
        case NumberV(value=0) if not index.soft:
            return grown((Item(ev.force(args[2])), *elements(source)), source)
        case NumberV(value=-1) if not index.soft:
            return grown((*elements(source), Item(ev.force(args[2]))), source)
        case _:
            return unknown_of(ev, args)


@native("List.delete_at/2", "List.replace_at/3", "List.update_at/3")
def list_edit(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args)
