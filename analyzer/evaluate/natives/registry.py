"""How a native function is written and found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import soft_as
from analyzer.evaluate.elements import elements
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import Item, ListV, StringV, UnknownV, Value
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator

Native = Callable[["Evaluator", list[Binding], Scope], Value | None]
"""Arguments in, value out; None when these arguments are beyond it."""

_NATIVES: dict[tuple[str, str, int], Native] = {}

MAX_GROWN = 10_000
"""A list or string that is put together does not grow beyond this; one that is written may."""


def native(*names: str) -> Callable[[Native], Native]:
    """Register a function under `Module.name/arity` names: it is only called with so many arguments."""

    def register(function: Native) -> Native:
        for name in names:
            path, _, arity = name.rpartition("/")
            module, _, function_name = path.rpartition(".")
            _NATIVES[module, function_name, int(arity)] = function
        return function

    return register


def registered() -> dict[tuple[str, str, int], Native]:
    return _NATIVES


def grown(items: Iterable[Item], *sources: Value) -> Value:
    """The list of these items, as soft as what it is made of; one that grows without measure is unknown."""
    kept = tuple(items)
    longest = max((len(source.items) for source in sources if isinstance(source, ListV)), default=0)
    if len(kept) > max(MAX_GROWN, longest):
        return UnknownV(Reason.FUEL, f"{len(kept)} elements")
    return soft_as(ListV(kept), *sources)


def text_of(text: str, *sources: Value) -> Value:
    """The string of this text, likewise."""
    if len(text) > MAX_GROWN:
        return UnknownV(Reason.FUEL, f"{len(text)} characters")
    return soft_as(StringV(text), *sources)


def plain_items(value: Value) -> tuple[Value, ...] | None:
    """The elements of a list of which each is there, once, and in its place."""
    if not isinstance(value, ListV) or not all(item.placed for item in value.items):
        return None
    return tuple(item.value for item in elements(value))


def unknown_of(ev: Evaluator, args: list[Binding], reason: Reason = Reason.EXPRESSION) -> UnknownV:
    return UnknownV(reason, ", ".join(ev.shown(arg) for arg in args))
