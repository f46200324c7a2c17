"""What a construct contributes to the skeleton of its module, and how contributions are put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from emitter.elixir.code import TODO, Branch, Pair
from emitter.elixir.layout import Doc, Text
from models.modules import Function


@dataclass(frozen=True, slots=True)
class Definition:
    """One clause of a function. `body` is a list of expressions; when it is empty, `todo()`.

    A `whole` function has one clause only: several constructs may each add to its body. A `part`
    goes before what others write in the function of its name, whatever that is.
    """

    name: str
    params: tuple[Doc, ...] = ()
    body: tuple[Doc, ...] = ()
    guard: Doc | None = None
    impl: bool = False
    whole: bool = False
    part: bool = False
    conditions: tuple[Branch, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        return self.name, len(self.params)


@dataclass(frozen=True, slots=True)
class Piece:
    """Parts of a module, each in the order in which it is written."""

    is_a: tuple[str, ...] = ()
    """What the module's documentation calls it."""
    uses: tuple[Doc, ...] = ()
    requires: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    """Names of attributes whose value is not known."""
    guards: tuple[tuple[str, int], ...] = ()
    """Guards that the module has to define: name and arity."""
    start: tuple[Definition, ...] = ()
    clients: tuple[Definition, ...] = ()
    callbacks: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a construct's template may ask about the rest of its module."""

    options: tuple[tuple[str, str | None, tuple[Pair, ...]], ...] = ()
    """Options that other constructs know of a child: library, registered name, pairs."""
    functions: tuple[Function, ...] = ()
    """What the module defines in the source."""

    def options_of(self, library: str, name: str | None) -> tuple[Pair, ...]:
        """The options of the child that starts `library` under `name`."""
        return next((pairs for lib, named, pairs in self.options if (lib, named) == (library, name)), ())


def unite(pieces: Iterable[Piece]) -> Piece:
    """One piece out of many: each part in turn, nothing said twice, whole functions joined."""
    every = [*pieces]
    joined = _united(every)
    parts = _joined([one for piece in every for one in (*piece.start, *piece.callbacks) if one.part])
    for part in parts:
        joined = _with_part(joined, part)
    return joined


def _united(every: Sequence[Piece]) -> Piece:
    return Piece(
        is_a=tuple(dict.fromkeys(name for piece in every for name in piece.is_a)),
        uses=tuple(dict.fromkeys(use for piece in every for use in piece.uses)),
        requires=tuple(dict.fromkeys(name for piece in every for name in piece.requires)),
        attributes=tuple(dict.fromkeys(name for piece in every for name in piece.attributes)),
        guards=tuple(dict.fromkeys(head for piece in every for head in piece.guards)),
        start=_joined([*dict.fromkeys(one for piece in every for one in piece.start if not one.part)]),
        clients=tuple(one for piece in every for one in piece.clients),
        callbacks=_joined([one for piece in every for one in piece.callbacks if not one.part]),
    )


def _with_part(piece: Piece, part: Definition) -> Piece:
    """The part put into the first clause of its function, or standing for itself."""
    start, clients, callbacks = (_begun(section, part) for section in (piece.start, piece.clients, piece.callbacks))
    if (start, clients, callbacks) == (piece.start, piece.clients, piece.callbacks):
        callbacks = (part, *callbacks)
    return replace(piece, start=start, clients=clients, callbacks=callbacks)


def _begun(definitions: tuple[Definition, ...], part: Definition) -> tuple[Definition, ...]:
    """The definitions, the first of the part's function beginning with it."""
    place = next((i for i, one in enumerate(definitions) if one.key == part.key), None)
    if place is None:
        return definitions
    found = definitions[place]
    return (*definitions[:place], replace(found, body=part.body + found.body), *definitions[place + 1 :])


def params(count: int, names: Sequence[str] = ()) -> tuple[Doc, ...]:
    """Unused parameters: the given names first, numbered ones after them."""
    given = [*names[:count], *(f"arg{number}" for number in range(len(names) + 1, count + 1))]
    return tuple(Text(f"_{name}") for name in given)


def expressions(body: Sequence[Doc]) -> tuple[Doc, ...]:
    return tuple(body) or (TODO,)


def _joined(definitions: Sequence[Definition]) -> tuple[Definition, ...]:
    joined: list[Definition] = []
    for definition in definitions:
        place = _same(joined, definition)
        if place is None:
            joined.append(definition)
        else:
            joined[place] = _merged(joined[place], definition)
    return tuple(joined)


def _same(joined: Sequence[Definition], definition: Definition) -> int | None:
    if not definition.whole:
        return None
    return next((i for i, known in enumerate(joined) if known.whole and known.key == definition.key), None)


def _merged(first: Definition, second: Definition) -> Definition:
    params = tuple(_used(pair) for pair in zip(first.params, second.params, strict=True))
    return replace(first, params=params, body=first.body + second.body, impl=first.impl or second.impl)


def _used(pair: tuple[Doc, Doc]) -> Doc:
    """Of two spellings of a parameter, the one that says it is used."""
    first, second = pair
    return second if isinstance(first, Text) and first.value.startswith("_") else first
