"""Kernel and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.evaluate.natives.registry import Native, native, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import (
    FALSE,
    NIL,
    TRUE,
    AtomV,
    CallV,
    ChoiceV,
    ListV,
    MapV,
    NumberV,
    SpecV,
    StringV,
    TupleV,
    UnknownV,
    Value,
    elements,
)
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Kernel.is_nil")
def is_nil(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    if value.soft or isinstance(value, UnknownV | CallV | ChoiceV):
        return unknown_of(ev, args)
    return TRUE if value == NIL else FALSE


_TYPES: dict[str, tuple[type[Value], ...]] = {
    "is_atom": (AtomV,),
    "is_binary": (StringV,),
    "is_list": (ListV,),
    "is_map": (MapV,),
    "is_tuple": (TupleV,),
    "is_integer": (NumberV,),
}


def _type_test(kinds: tuple[type[Value], ...]) -> Native:
    def test(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
        value = ev.force(args[0])
        if value.soft or isinstance(value, UnknownV | CallV | ChoiceV):
            return unknown_of(ev, args)
        return TRUE if isinstance(value, kinds) else FALSE

    return test


for _name, _kinds in _TYPES.items():
    native(f"Kernel.{_name}")(_type_test(_kinds))


@native("Kernel.elem")
def elem(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, index = ev.force(args[0]), ev.force(args[1])
    match container, index:
        case TupleV(items=items), NumberV(value=int() as at) if 0 <= at < len(items):
            return items[at]
        case _:
            return unknown_of(ev, args)


@native("Kernel.then")
def then(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return ev.apply(ev.force(args[1]), [args[0]], scope)


@native("Kernel.tap")
def tap(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return ev.force(args[0])


@native("Kernel.++")
def plus_plus(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return ListV((*elements(ev.force(args[0])), *elements(ev.force(args[1]))))


@native("Kernel.apply")
def kernel_apply(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    values = [ev.force(arg) for arg in args]
    match values:
        case [AtomV() as module, AtomV(name=name), ListV(items=items)] if not any(i.spread or i.given for i in items):
            return ev.remote(module.module, name, [item.value for item in items], scope)
        case [function, ListV(items=items)]:
            return ev.apply(function, [item.value for item in items], scope)
        case _:
            return unknown_of(ev, args, Reason.APPLY)


@native("Module.concat")
def module_concat(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    values = [ev.force(arg) for arg in args]
    if len(values) == 1 and isinstance(values[0], ListV):
        values = [item.value for item in values[0].items]
    names = [_segment(value) for value in values]
    if None in names:
        return unknown_of(ev, args, Reason.STRING_TO_ATOM)
    return AtomV("Elixir." + ".".join(name for name in names if name))


def _segment(value: Value) -> str | None:
    match value:
        case AtomV(name=name) | StringV(value=name):
            return name.removeprefix("Elixir.")
        case _:
            return None


@native("String.to_atom", "String.to_existing_atom")
def string_to_atom(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    return AtomV(value.value) if isinstance(value, StringV) else unknown_of(ev, args, Reason.STRING_TO_ATOM)


@native("Supervisor.child_spec")
def child_spec(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return SpecV(ev.force(args[0]), ev.force(args[1]) if len(args) > 1 else None)


@native("System.get_env", "System.fetch_env!", "System.fetch_env")
def system_env(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args, Reason.RUNTIME_CONFIG)


@native("Unmix.Todo.todo", "Kernel.todo")
def todo(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """The hole of a skeleton."""
    return UnknownV(Reason.TODO, "todo()")
