"""A supervisor's options: strategy and restart intensity."""

from __future__ import annotations

from analyzer.evaluate.child_specs import unresolved
from analyzer.evaluate.program import Program
from analyzer.evaluate.supervisors import option
from analyzer.evaluate.values import AtomV, ChoiceV, ListV, NumberV, UnknownV, Value
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


def _best(value: Value, options: Value) -> Value:
    return options if isinstance(value, UnknownV) and not value.text else value


def intensity(program: Program, options: Value, at: Site) -> Intensity:
    """`max_restarts` within `max_seconds`; a raw supervisor says `intensity` and `period`."""
    if not isinstance(options, ListV) and isinstance(options, UnknownV | ChoiceV):
        return Intensity()
    return Intensity(
        max_restarts=_number(program, options, ("max_restarts", "intensity"), 3, at),
        max_seconds=_number(program, options, ("max_seconds", "period"), 5, at),
    )


def _number(program: Program, options: Value, keys: tuple[str, str], otherwise: int, at: Site) -> int | Unresolved:
    for key in keys:
        value = option(options, key)
        if isinstance(value, NumberV) and isinstance(value.value, int):
            return value.value
        if value is not None and not (isinstance(value, UnknownV) and not value.text):
            return unresolved(program, value, at)
    return otherwise
