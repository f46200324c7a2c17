"""Registered names as the model gives them."""

from __future__ import annotations

from analyzer.evaluate.child_specs import default_of, unresolved
from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import show
from analyzer.evaluate.values import NIL, CallV, ChoiceV, UnknownV, Value
from analyzer.expand.definitions import Site
from models.evidence import Unresolved


def name_of(program: Program, value: Value | None, at: Site) -> str | Unresolved | None:
    """A name as Elixir prints it; None where no name is given."""
    match value:
        case None:
            return None
        case UnknownV(text=""):
            return None
        case ChoiceV() if (default := default_of(value)) is not None:
            return name_of(program, default, at)
        case UnknownV() | CallV() | ChoiceV():
            return unresolved(program, value, at)
        case _:
            return None if value == NIL else show(value)
