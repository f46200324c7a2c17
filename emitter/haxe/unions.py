"""Unions: tagged results, nil, sets of atoms; at last an untagged union of a few types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from emitter.haxe.haxe_types import (
    ATOM,
    FLOAT,
    INT,
    HaxeType,
    Hole,
    Named,
    Why,
    beam,
    is_null,
    nullable,
    without_null,
)
from models.types import AtomType, TupleType, Type

Convert = Callable[[Type, Type], HaxeType]
"""Converts a part of a member; the member says where it is read."""

_PAIR = beam("Tuple2").path
_NIL = AtomType(value="nil")
_OK = AtomType(value="ok")
_ERROR = AtomType(value="error")


def join(members: Sequence[Type], convert: Convert, largest: int) -> HaxeType:
    """The type of `a | b | c`; members are flat."""
    some = [member for member in dict.fromkeys(members) if member != _NIL]
    tagged, rest = _tagged(some, convert, largest)
    joined = merge((*tagged, *(convert(member, member) for member in rest)), largest) if some else ATOM
    return nullable(joined) if _NIL in members else joined


def _tagged(members: list[Type], convert: Convert, largest: int) -> tuple[list[HaxeType], list[Type]]:
    """Takes `{:ok, t} | {:error, e}`, `:ok | {:error, e}` or `{:ok, t} | :error` out of the members."""
    ok, error = _pairs(members, _OK), _pairs(members, _ERROR)

    def payload(pairs: list[TupleType]) -> HaxeType:
        return merge((convert(pair, pair.items[1]) for pair in pairs), largest)

    if ok and error:
        return [beam("Result", payload(ok), payload(error))], [m for m in members if m not in (*ok, *error)]
    if error and _OK in members:
        return [beam("OkOr", payload(error))], [m for m in members if m != _OK and m not in error]
    if ok and _ERROR in members:
        return [beam("OrError", payload(ok))], [m for m in members if m != _ERROR and m not in ok]
    return [], members


def _pairs(members: Iterable[Type], tag: AtomType) -> list[TupleType]:
    return [m for m in members if isinstance(m, TupleType) and len(m.items) == 2 and m.items[0] == tag]


def merge(types: Iterable[HaxeType], largest: int) -> HaxeType:
    """One type for values of any of these."""
    flat = [inner for type_ in types for inner in _flattened(type_)]
    bare = list(dict.fromkeys(without_null(type_) for type_ in flat))
    joined = _merge_distinct(_simplified(bare, largest), largest)
    return nullable(joined) if any(is_null(type_) for type_ in flat) else joined


def _flattened(type_: HaxeType) -> tuple[HaxeType, ...]:
    match type_:
        case Named(path=path, args=args) if path.package == ("beam",) and path.name.startswith("Union"):
            return args
        case _:
            return (type_,)


def _merge_distinct(types: list[HaxeType], largest: int) -> HaxeType:
    if len(types) == 1:
        return types[0]
    if holes := [type_ for type_ in types if isinstance(type_, Hole)]:
        return holes[0]
    return beam(f"Union{len(types)}", *types) if len(types) <= largest else Hole(Why.UNION)


def _simplified(types: list[HaxeType], largest: int) -> list[HaxeType]:
    """An integer is a number; `{:a, t} | {:b, u}` is a pair of an atom and either."""
    numbers = [type_ for type_ in types if type_ != INT] if FLOAT in types else types
    pairs = [type_ for type_ in numbers if isinstance(type_, Named) and type_.path == _PAIR and type_.args[0] == ATOM]
    if len(pairs) < 2:
        return numbers
    joined = beam("Tuple2", ATOM, merge((pair.args[1] for pair in pairs), largest))
    return [joined if type_ == pairs[0] else type_ for type_ in numbers if type_ not in pairs[1:]]
