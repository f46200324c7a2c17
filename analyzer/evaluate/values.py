"""What an expression can be. A value compares by meaning; where it was written takes no part."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True, eq=False)
class NumberV(Value):
    """A number. As in `===`, and so as a key of a map, 1 is not 1.0."""

    value: int | float

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NumberV) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[type, int | float]:
        return type(self.value), self.value


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
    """An element of a list: under conditions, repeated over `many`, or standing for unknown elements (`spread`).

    Of `loose` ones, which a map gave, nobody knows which comes first.
    """

    value: Value
    given: tuple[Given, ...] = ()
    many: str | None = None
    spread: bool = False
    loose: bool = False

    @property
    def certain(self) -> bool:
        """It is one element, and it is there."""
        return not (self.given or self.many or self.spread)

    @property
    def placed(self) -> bool:
        """Likewise, and where it stands is known."""
        return self.certain and not self.loose

    def around(self, inner: Item) -> Item:
        """An element of what this one holds, under the conditions of both."""
        given, many = (*self.given, *inner.given), inner.many or self.many
        return replace(inner, given=given, many=many, loose=inner.loose or self.loose)


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


NIL = AtomV("nil")
TRUE = AtomV("true")
FALSE = AtomV("false")
