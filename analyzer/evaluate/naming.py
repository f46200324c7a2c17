"""Ids and registered names as the model gives them."""

from __future__ import annotations

from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import clipped, show
from analyzer.evaluate.values import (
    NIL,
    AtomV,
    ListV,
    MapV,
    NumberV,
    StringV,
    TupleV,
    UnknownV,
    Value,
)
from analyzer.expand.definitions import Site
from models.evidence import Computed, Reason

_NOT_GIVEN = UnknownV(Reason.VARIABLE, "")
"""What an option list of which nothing is known gives for an option."""


def name_of(program: Program, value: Value | None, at: Site) -> str | Computed | None:
    """A name as Elixir prints it; one with parts that only exist at run time is its expression; None: no name."""
    if value is None or value in (NIL, _NOT_GIVEN):
        return None
    if is_literal(value):
        return show(value)
    text = show(value) or program.text(value.site or at)
    return Computed(text=clipped(text))


def is_literal(value: Value) -> bool:
    """Nothing in the value is left open."""
    match value:
        case AtomV() | NumberV() | StringV():
            return True
        case TupleV(items=items):
            return all(is_literal(item) for item in items)
        case ListV(items=items):
            return all(i.certain and is_literal(i.value) for i in items)
        case MapV(entries=entries, open=False):
            return all(is_literal(key) and is_literal(found) for key, found in entries)
        case _:
            return False
