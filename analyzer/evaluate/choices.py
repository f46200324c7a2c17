"""Values that depend on a condition: what may be chosen, and what a condition is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.evaluate.values import (
    AtomV,
    CallV,
    ChoiceV,
    Given,
    Option,
    UnknownV,
    Value,
)
from analyzer.expand.definitions import Site
from models.evidence import Reason

MAX_OPTIONS = 32
"""More alternatives than this are no answer that helps anybody."""


def truth(value: Value) -> bool | None:
    """Whether a value counts as true; None when we do not know."""
    if value.soft:
        return None
    match value:
        case AtomV(name=name):
            return name not in ("nil", "false")
        case UnknownV() | CallV():
            return None
        case ChoiceV(options=options):
            each = {truth(option.value) for option in options}
            return each.pop() if len(each) == 1 else None
        case _:
            return True


def default_of(value: ChoiceV) -> Value | None:
    """The literal default of an option that a caller may give instead."""
    defaults = [option.value for option in value.options if any(given.default for given in option.given)]
    others = [option.value for option in value.options if not any(given.default for given in option.given)]
    return defaults[0] if len(defaults) == 1 and all(isinstance(other, UnknownV) for other in others) else None


def looked_up(value: ChoiceV) -> bool:
    """The choice is between the values of a map, by a key that only exists at run time."""
    return any(not given.text for option in value.options for given in option.given)


def is_soft(value: Value) -> bool:
    """Whether configuration decides what this is."""
    if isinstance(value, ChoiceV):
        return all(is_soft(option.value) for option in value.options)
    return value.soft


def choice(options: list[Option], site: Site | None = None) -> Value:
    """The choice between options; one that does not depend on its condition is no choice."""
    flat = [inner for option in options for inner in _flatten(option)]
    flat = [option for option in flat if not never(option.value)] or flat
    if not flat:
        return UnknownV(Reason.EXPRESSION, "", site=site)
    if len(flat) > MAX_OPTIONS:
        return UnknownV(Reason.FUEL, f"one of {len(flat)} values", site=site or flat[0].value.site)
    first = flat[0]
    if all(option.value == first.value for option in flat) and not isinstance(first.value, UnknownV):
        return first.value
    return ChoiceV(tuple(flat), site=site)


@dataclass(frozen=True, slots=True)
class Way:
    """One branch that may be taken: its value, the text of its condition, conditions of its own."""

    value: Value
    text: str
    given: tuple[Given, ...] = ()
    holds: bool = True


def branching(ways: list[Way], site: Site) -> Value:
    """The choice between branches of one expression; branches that do not return are none."""
    open_ways = [way for way in ways if not never(way.value)] or ways
    if len(open_ways) == 1:
        return choice([Option(open_ways[0].value, open_ways[0].given)], site)
    count = len(open_ways)
    return choice(
        [
            Option(way.value, (Given(way.text, way.holds, site, index, count), *way.given))
            for index, way in enumerate(open_ways)
        ],
        site,
    )


def never(value: Value) -> bool:
    """A call that does not return: its branch gives no value."""
    return isinstance(value, CallV) and (value.module, value.name) in _NEVER


_NEVER = {("Kernel", "raise"), ("Kernel", "reraise"), ("Kernel", "throw"), ("Kernel", "exit"), ("System", "halt")}


def _flatten(option: Option) -> Iterator[Option]:
    if isinstance(option.value, ChoiceV):
        for inner in option.value.options:
            yield Option(inner.value, (*option.given, *inner.given))
    else:
        yield option


def soft_as(value: Value, *sources: Value) -> Value:
    """A value made of others is soft where one of them is."""
    if not any(source.soft or is_soft(source) for source in sources):
        return value
    if isinstance(value, ChoiceV):
        options = tuple(Option(soft_as(option.value, *sources), option.given) for option in value.options)
        return replace(value, options=options, soft=True)
    return replace(value, soft=True)
