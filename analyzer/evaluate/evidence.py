"""What stayed unknown, and under which conditions a fact holds, as the model says it."""

from __future__ import annotations

from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import clipped, show
from analyzer.evaluate.values import CallV, Given, UnknownV, Value
from analyzer.expand.definitions import Site
from models.evidence import Condition, Reason, Unresolved


def unresolved(program: Program, value: Value, at: Site) -> Unresolved:
    """A value that we could not take further, as the model says it."""
    reason = value.reason if isinstance(value, UnknownV) else Reason.EXPRESSION
    if isinstance(value, CallV):
        reason = Reason.UNKNOWN_FUNCTION
    site = value.site or at
    return Unresolved(reason=reason, text=clipped(show(value) or program.text(site)), span=program.place(site))


def conditions(program: Program, given: tuple[Given, ...]) -> tuple[Condition, ...]:
    unique = dict.fromkeys((g.text, g.holds, g.site) for g in given)
    return tuple(Condition(text=clipped(t), holds=h, span=program.place(s)) for t, h, s in unique)
