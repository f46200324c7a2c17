"""Kernel and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.evaluate.choices import soft_as
from analyzer.evaluate.natives.registry import Native, native, plain_items, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import (
    FALSE,
    NIL,
    TRUE,
    AtomV,
    CallV,
    ChoiceV,
    Item,
    ListV,
    MapV,
    NumberV,
    PrefixV,
    SpecV,
    StringV,
    TupleV,
    UnknownV,
    Value,
)
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


@native("Kernel.is_nil/1")
def is_nil(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    if value.soft or isinstance(value, UnknownV | CallV | ChoiceV):
        return FALSE if is_spec(value) else unknown_of(ev, args)
    return TRUE if value == NIL else FALSE


_TYPES: dict[str, tuple[type[Value], ...]] = {
    "is_atom": (AtomV,),
    "is_binary": (StringV, PrefixV),
    "is_list": (ListV,),
    "is_map": (MapV, SpecV),
    "is_tuple": (TupleV,),
    "is_number": (NumberV,),
}


def is_spec(value: Value) -> bool:
    """`Mod.child_spec(arg)`, `worker(Mod, args)`: a call that gives a child spec, never nil."""
    return isinstance(value, CallV) and (value.name == "child_spec" or value.module == "Supervisor.Spec")


def _type_test(kinds: tuple[type[Value], ...]) -> Native:
    def test(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
        value = ev.force(args[0])
        if value.soft or isinstance(value, UnknownV | CallV | ChoiceV):
            return unknown_of(ev, args)
        return TRUE if isinstance(value, kinds) else FALSE

    return test


for _name, _kinds in _TYPES.items():
    native(f"Kernel.{_name}/1")(_type_test(_kinds))


@native("Kernel.is_integer/1")
def is_integer(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _number_test(ev, args, int)


@native("Kernel.is_float/1")
def is_float(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return _number_test(ev, args, float)


def _number_test(ev: Evaluator, args: list[Binding], kind: type[int] | type[float]) -> Value:
    value = ev.force(args[0])
    if value.soft or isinstance(value, UnknownV | CallV | ChoiceV):
        return unknown_of(ev, args)
    return TRUE if isinstance(value, NumberV) and type(value.value) is kind else FALSE


@native("Kernel.elem/2")
def elem(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    container, index = ev.force(args[0]), ev.force(args[1])
    match container, index:
        case TupleV(items=items), NumberV(value=int() as at) if 0 <= at < len(items):
            return soft_as(items[at], container, index)
        case _:
            return unknown_of(ev, args)


@native("Kernel.then/2")
def then(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return ev.apply(ev.force(args[1]), [args[0]], scope)


@native("Kernel.tap/2")
def tap(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return ev.force(args[0])


@native("Kernel.apply/2", "Kernel.apply/3")
def kernel_apply(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    values = [ev.force(arg) for arg in args]
    match values:
        case [AtomV() as module, AtomV(name=name), items] if (given := plain_items(items)) is not None:
            return soft_as(ev.remote(module.module, name, list(given), scope), *values[:2])
        case [function, items] if (given := plain_items(items)) is not None:
            return ev.apply(function, list(given), scope)
        case _:
            return unknown_of(ev, args, Reason.APPLY)


@native("Module.concat/1", "Module.concat/2")
def module_concat(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    values = [ev.force(arg) for arg in args]
    if len(values) == 1:
        parts = plain_items(values[0])
        if parts is None:
            return unknown_of(ev, args, Reason.STRING_TO_ATOM)
        values = list(parts)
    names = [_segment(value) for value in values]
    if None in names:
        return unknown_of(ev, args, Reason.STRING_TO_ATOM)
    return soft_as(AtomV("Elixir." + ".".join(name for name in names if name)), *values)


def _segment(value: Value) -> str | None:
    match value:
        case AtomV(name="nil"):
            return ""
        case StringV(soft=True):
            return None
        case AtomV(name=name) | StringV(value=name):
            return name.removeprefix("Elixir.")
        case _:
            return None


MAX_ARGUMENTS = 255


@native("Macro.generate_arguments/2")
def generate_arguments(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """The variables `arg1`, `arg2` and so on, as code."""
    match ev.force(args[0]):
        case NumberV(value=int() as count) if 0 <= count <= MAX_ARGUMENTS:
            names = [AtomV(f"arg{number}") for number in range(1, count + 1)]
            return ListV(tuple(Item(CallV("Macro", "var", (name, NIL), f"{name.name}")) for name in names))
        case _:
            return unknown_of(ev, args)


@native("String.to_atom/1", "String.to_existing_atom/1")
def string_to_atom(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    if not isinstance(value, StringV) or value.soft:
        return unknown_of(ev, args, Reason.STRING_TO_ATOM)
    return AtomV(value.value)


@native("Supervisor.child_spec/2")
def child_spec(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return SpecV(ev.force(args[0]), ev.force(args[1]))


@native("System.get_env/0", "System.get_env/1", "System.get_env/2", "System.fetch_env!/1", "System.fetch_env/1")
def system_env(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    return unknown_of(ev, args, Reason.RUNTIME_CONFIG)


@native("Unmix.Todo.todo/0", "Kernel.todo/0")
def todo(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    """The hole of a skeleton."""
    return UnknownV(Reason.TODO, "todo()")
