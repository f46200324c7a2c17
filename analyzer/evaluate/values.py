"""What an expression can be. A value compares by meaning; where it was written takes no part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from analyzer.expand.definitions import Site
from analyzer.expand.env import module_name
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.scope import Scope
    from models.ast import Clause


@dataclass(frozen=True, slots=True)
class Given:
    """A condition under which a value holds: option `index` of the `count` that `site` chooses between."""

    text: str
    holds: bool
    site: Site
    index: int = 0
    count: int = 2
    default: bool = False
    """The other option is what a caller may pass; this one is the literal default in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Anything that an expression can be."""

    site: Site | None = field(default=None, compare=False, repr=False)
    soft: bool = field(default=False, compare=False, repr=False)
    """It comes from configuration: what it is, is known; no branch may be ruled out by it."""


def located(value: Value, site: Site) -> Value:
    """The same value, with the place where it was written."""
    kind = type(value)
    names = _PARTS.get(kind)
    if names is None:
        names = _PARTS[kind] = tuple(f.name for f in fields(kind) if f.name not in ("site", "soft"))
    return kind(*[getattr(value, name) for name in names], site=site, soft=value.soft)


_PARTS: dict[type[Value], tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class AtomV(Value):
    """An atom as Elixir stores it: a module is `Elixir.Shop.Cart`."""

    name: str

    @property
    def module(self) -> str:
        """As Elixir prints it: `Shop.Cart`, `:gen_server`."""
        return module_name(self.name)

    @property
    def is_module(self) -> bool:
        return self.name.startswith("Elixir.")


@dataclass(frozen=True, slots=True)
class NumberV(Value):
    value: int | float


@dataclass(frozen=True, slots=True)
class StringV(Value):
    value: str


@dataclass(frozen=True, slots=True)
class PrefixV(Value):
    """A string of which only the beginning is known."""

    prefix: str
    text: str


@dataclass(frozen=True, slots=True)
class TupleV(Value):
    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An element of a list: under conditions, repeated over `many`, or standing for unknown elements (`spread`)."""

    value: Value
    given: tuple[Given, ...] = ()
    many: str | None = None
    spread: bool = False


@dataclass(frozen=True, slots=True)
class ListV(Value):
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class MapV(Value):
    """A map or struct; an `open` one may hold other keys too."""

    entries: tuple[tuple[Value, Value], ...]
    struct: str | None = None
    open: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class FunctionV(Value):
    """A closure: clauses with their scope, or (for `&f/1`) a named function."""

    clauses: tuple[Clause, ...]
    scope: Scope
    named: tuple[str, str, int] | None = None


@dataclass(frozen=True, slots=True)
class SpecV(Value):
    """`Supervisor.child_spec(base, overrides)` or `Mod.child_spec(arg)`: a child spec still in parts."""

    base: Value
    overrides: Value | None = None


@dataclass(frozen=True, slots=True)
class CallV(Value):
    """A call that we do not look into, with what we know of its arguments."""

    module: str
    name: str
    args: tuple[Value, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    value: Value
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceV(Value):
    """One of several values, each under its conditions."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class UnknownV(Value):
    reason: Reason
    text: str


MAX_OPTIONS = 32
"""More alternatives than this are no answer that helps anybody."""

MAX_BRANCHED = 1000
"""So many elements under conditions come from branches within branches: their number doubles with each."""

NIL = AtomV("nil")
TRUE = AtomV("true")
FALSE = AtomV("false")


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


def elements(value: Value) -> tuple[Item, ...]:
    """A value as the elements of a list; one that is no known list is one `spread` item."""
    match value:
        case ListV(items=items):
            return tuple(softened(item) for item in items) if value.soft else items
        case AtomV(name="nil"):
            return ()
        case ChoiceV(options=options):
            branches = [_under(option) for option in options]
            count = sum(map(len, branches))
            if count > MAX_BRANCHED:
                return (Item(UnknownV(Reason.FUEL, f"{count} elements in branches", site=value.site), spread=True),)
            return tuple(_merged(branches))
        case _:
            return (Item(value, spread=True),)


def softened(item: Item) -> Item:
    """An element of a configured list is as soft as the list."""
    return replace(item, value=replace(item.value, soft=True))


def _under(option: Option) -> list[Item]:
    return [replace(item, given=(*option.given, *item.given)) for item in elements(option.value)]


def _merged(branches: list[list[Item]]) -> Iterator[Item]:
    """The elements of all branches, in the order of the longest; what only another has stands after its neighbour.

    What every branch has, unconditionally there, stays unconditional.
    """
    keys = [[_key(item) for item in branch] for branch in branches]
    ordered: list[Item] = []
    apart: list[Item] = []
    for branch in sorted(branches, key=len, reverse=True):
        place = 0
        for item in branch:
            shared = not isinstance(item.value, UnknownV) and all(_key(item) in other for other in keys)
            joined = replace(item, given=_common(_key(item), branches)) if shared else item
            if shared and joined in ordered:
                place = ordered.index(joined) + 1
            else:
                while not shared and place < len(ordered) and ordered[place] in apart:
                    place += 1
                ordered.insert(place, joined)
                place += 1
                if not shared:
                    apart.append(joined)
    yield from ordered


def _key(item: Item) -> tuple[Value, str | None, bool]:
    return item.value, item.many, item.spread


def _common(key: tuple[Value, str | None, bool], branches: list[list[Item]]) -> tuple[Given, ...]:
    """The conditions that the element has in every branch."""
    found = [item.given for branch in branches for item in branch if _key(item) == key]
    return tuple(given for given in found[0] if all(given in other for other in found[1:]))


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
