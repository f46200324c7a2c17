"""How a native function is written and found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import UnknownV, Value
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator

Native = Callable[["Evaluator", list[Binding], Scope], Value | None]
"""Arguments in, value out; None when these arguments are beyond it."""

_NATIVES: dict[tuple[str, str], Native] = {}


def native(*names: str) -> Callable[[Native], Native]:
    """Register a function under `Module.name` names."""

    def register(function: Native) -> Native:
        for name in names:
            module, _, function_name = name.rpartition(".")
            _NATIVES[module, function_name] = function
        return function

    return register


def registered() -> dict[tuple[str, str], Native]:
    return _NATIVES


def unknown_of(ev: Evaluator, args: list[Binding], reason: Reason = Reason.EXPRESSION) -> UnknownV:
    return UnknownV(reason, ", ".join(ev.shown(arg) for arg in args))
