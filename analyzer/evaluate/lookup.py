"""The value of a key in a keyword list or a map."""

from __future__ import annotations

from dataclasses import replace

from analyzer.evaluate.choices import choice
from analyzer.evaluate.values import (
    NIL,
    AtomV,
    ChoiceV,
    Given,
    Item,
    ListV,
    MapV,
    NumberV,
    Option,
    StringV,
    TupleV,
    UnknownV,
    Value,
)
from analyzer.expand.definitions import Site
from models.evidence import Reason


def lookup(value: Value, key: Value) -> Value | None:
    """The value of a key in a keyword list or map; None when it is certainly absent."""
    if not isinstance(key, AtomV | StringV | NumberV | TupleV):
        return _any_of(value)
    found = _find(value, key)
    return replace(found, soft=True) if found is not None and value.soft else found


def _any_of(value: Value) -> Value:
    """What an unknown key may give: any of a small map's values, or nil."""
    if isinstance(value, MapV) and value.entries and not value.open and value.site:
        count = len(value.entries) + 1
        found = [Option(v, (Given("", True, value.site, n, count),)) for n, (_, v) in enumerate(value.entries)]
        return choice([*found, Option(NIL, (Given("", True, value.site, count - 1, count),))], value.site)
    return UnknownV(Reason.VARIABLE, "", site=value.site)


def _find(value: Value, key: Value) -> Value | None:
    match value:
        case MapV(entries=entries):
            for name, found in reversed(entries):
                if name == key:
                    return found
            return UnknownV(Reason.VARIABLE, "", site=value.site) if value.open else None
        case ListV(items=items):
            return _keyword(items, key, value.site)
        case AtomV(name="nil"):
            return None
        case ChoiceV(options=options):
            found_in = [(lookup(option.value, key), option.given) for option in options]
            if all(found is None for found, _ in found_in):
                return None
            return choice([Option(found if found is not None else NIL, given) for found, given in found_in], value.site)
        case _:
            return UnknownV(Reason.VARIABLE, "", site=value.site)


def _keyword(items: tuple[Item, ...], key: Value, site: Site | None) -> Value | None:
    """The first value of a key. Elements that we cannot read may be it, conditional ones may be absent."""
    options: list[Option] = []
    doubtful = False
    for item in items:
        match item.value:
            case TupleV(items=(name, found)) if name == key and not item.given:
                if not options and not doubtful:
                    return found
                options.append(Option(found))
                return choice([*options, *_doubt(doubtful, site)], site)
            case TupleV(items=(name, found)) if name == key:
                options.append(Option(found, item.given))
            case TupleV(items=(AtomV(), _)) | AtomV() if not item.spread:
                pass
            case _:
                doubtful = True
    if not options:
        return UnknownV(Reason.VARIABLE, "", site=site) if doubtful else None
    return choice([*options, *_doubt(True, site)], site)


def _doubt(doubtful: bool, site: Site | None) -> list[Option]:
    return [Option(UnknownV(Reason.VARIABLE, "", site=site))] if doubtful else []


def option(options: Value, key: str) -> Value | None:
    """An option of a keyword list or map; None when it is absent, or when nothing is known."""
    return lookup(options, AtomV(key))
