"""Facts that are text, numbers or unknown, as code."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from emitter.elixir.code import TODO, Branch, Pair
from emitter.elixir.layout import Doc, Text
from emitter.elixir.literals import atom, integer
from models.constructs.child_spec import Intensity
from models.essence import witness
from models.evidence import Computed, Condition, Unresolved


def text(value: str | Computed | Unresolved) -> Doc:
    """A term's text, as far as it is literal."""
    if isinstance(value, Unresolved):
        return TODO
    return Text(witness(value.text if isinstance(value, Computed) else value))


def number(value: int | Unresolved) -> Doc:
    return TODO if isinstance(value, Unresolved) else Text(integer(value))


def word(value: StrEnum | str | Unresolved) -> Doc:
    """An atom of a closed set, or a number instead of one."""
    if isinstance(value, Unresolved):
        return TODO
    return Text(integer(int(value)) if value.isdecimal() else atom(value.removeprefix(":")))


def name_option(name: str | Computed | None, module: str | None = None) -> list[Pair]:
    """`name: X`, where there is one; the module's own name is `__MODULE__`."""
    if name is None:
        return []
    return [("name", Text("__MODULE__") if name == module else text(name))]


def branches(conditions: Iterable[Condition]) -> tuple[Branch, ...]:
    return tuple((condition.text, condition.holds) for condition in conditions)


def intensity_options(intensity: Intensity) -> list[Pair]:
    """What differs from OTP's defaults."""
    usual = Intensity()
    pairs = (
        ("max_restarts", intensity.max_restarts, usual.max_restarts),
        ("max_seconds", intensity.max_seconds, usual.max_seconds),
    )
    return [(key, number(value)) for key, value, default in pairs if value != default]
