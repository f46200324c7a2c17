"""A supervisor's options: strategy and restart intensity."""

from __future__ import annotations

from analyzer.evaluate.evidence import unresolved
from analyzer.evaluate.lookup import option
from analyzer.evaluate.program import Program
from analyzer.evaluate.values import AtomV, NumberV, UnknownV, Value
from analyzer.expand.definitions import Site
from models.constructs.child_spec import Intensity, Strategy
from models.evidence import Unresolved

_STRATEGIES = {strategy.value for strategy in Strategy}


def strategy(program: Program, options: Value, at: Site) -> Strategy | Unresolved | None:
    """The `:strategy` option; None when the options are known and lack it."""
    value = option(options, "strategy")
    match value:
        case None:
            return None
        case AtomV(name=name) if name in _STRATEGIES:
            return Strategy(name)
        case _:
            return unresolved(program, _best(value, options), at)


def auto_shutdown(program: Program, options: Value, at: Site) -> str | Unresolved | None:
    """The `:auto_shutdown` option; None when the options are known and lack it."""
    match option(options, "auto_shutdown"):
        case None:
            return None
        case AtomV(name=name):
            return name
        case value:
            return unresolved(program, _best(value, options), at)


def _best(value: Value, options: Value) -> Value:
    return options if isinstance(value, UnknownV) and not value.text else value


def intensity(program: Program, options: Value, at: Site, *, restarts: int = 3) -> Intensity:
    """`max_restarts` within `max_seconds`; a raw supervisor says `intensity` and `period`, and has `restarts` = 1.

    Defaults: Elixir 1.18 Supervisor.init/2 (3 in 5 s); OTP 27 supervisor(3), sup_flags() (1 in 5 s).
    """
    return Intensity(
        max_restarts=_number(program, options, ("max_restarts", "intensity"), restarts, at),
        max_seconds=_number(program, options, ("max_seconds", "period"), 5, at),
    )


def max_children(program: Program, options: Value, at: Site) -> str | Unresolved | None:
    """The `:max_children` of a dynamic supervisor; None: no limit."""
    match option(options, "max_children"):
        case None | AtomV(name="infinity"):
            return None
        case NumberV(value=number):
            return str(number)
        case value:
            return unresolved(program, _best(value, options), at)


def _number(program: Program, options: Value, keys: tuple[str, str], otherwise: int, at: Site) -> int | Unresolved:
    for key in keys:
        value = option(options, key)
        if isinstance(value, NumberV) and isinstance(value.value, int):
            return value.value
        if value is not None:
            return unresolved(program, _best(value, options), at)
    return otherwise
