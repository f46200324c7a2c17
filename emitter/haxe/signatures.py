"""The Haxe signatures of an Elixir function: one for each arity, or several where specs differ clearly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from emitter.haxe import unions
from emitter.haxe.haxe_types import (
    BOOL,
    INT,
    STRING,
    VOID,
    HaxeType,
    Hole,
    Named,
    Path,
    TypeParameter,
    Why,
    array,
    standard,
)
from emitter.haxe.heads import kept_positions, parameter_names, parameter_type
from emitter.haxe.scope import Scope
from emitter.haxe.spelling import capitalized
from emitter.haxe.types import haxe_type
from emitter.haxe.union_members import returns_never
from models.base import Model
from models.modules import Function, Spec
from models.types import LabelledType, NamedType, Type, VariableType


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a function; `specs` are the specs that it stands for."""

    params: tuple[tuple[str, HaxeType], ...]
    result: HaxeType
    variables: tuple[str, ...] = ()
    specs: tuple[Spec, ...] = ()

    @property
    def types(self) -> tuple[HaxeType, ...]:
        return (*(type_ for _, type_ in self.params), self.result)


def signatures(function: Function, scope: Scope) -> tuple[Signature, ...]:
    """Smallest arity first."""
    return tuple(found for arity in function.arities for found in _of_arity(function, arity, scope))


def _of_arity(function: Function, arity: int, scope: Scope) -> tuple[Signature, ...]:
    specs = [spec for spec in function.specs if len(spec.params) == arity]
    if specs and arity != function.arity:
        names = parameter_names(function, scope, _labels(specs[0]))
        kept = kept_positions(function, arity)
        return _specified(specs, tuple(range(arity)), tuple(names[position] for position in kept), scope)
    full = [spec for spec in function.specs if len(spec.params) == function.arity]
    names = parameter_names(function, scope, _labels(full[0]) if full else ())
    kept = kept_positions(function, arity)
    if full:
        return _specified(full, kept, tuple(names[position] for position in kept), scope)
    params = tuple((names[position], parameter_type(function, position, scope)) for position in kept)
    return (Signature(params, Hole(Why.UNSPECIFIED)),)


def _labels(spec: Spec) -> tuple[str | None, ...]:
    return tuple(param.name if isinstance(param, LabelledType) else None for param in spec.params)


def _specified(
    specs: Sequence[Spec], kept: tuple[int, ...], names: tuple[str, ...], scope: Scope
) -> tuple[Signature, ...]:
    found = [_from_spec(spec, kept, names, scope) for spec in specs]
    if len(found) == 1:
        return tuple(found)
    if all(_disjoint(one, other, scope) for one, other in combinations(found, 2)):
        return tuple(found)
    return (_merged([_from_spec(spec, kept, names, scope, generic=False) for spec in specs], scope),)


def _from_spec(
    spec: Spec, kept: tuple[int, ...], names: tuple[str, ...], scope: Scope, *, generic: bool = True
) -> Signature:
    params = tuple(spec.params[position] for position in kept)
    free = _free_variables(spec, params) if generic else {}
    known = {name: TypeParameter(parameter) for name, parameter in free.items()}
    inside = Scope(scope.world, scope.module, _constrained(spec, known, scope))
    result = VOID if returns_never(spec.result) else haxe_type(spec.result, inside)
    typed = tuple(zip(names, (haxe_type(param, inside) for param in params), strict=True))
    return Signature(typed, result, tuple(free.values()), (spec,))


def _free_variables(spec: Spec, params: Iterable[Type]) -> Mapping[str, str]:
    """Type variables that a parameter mentions, with their names in Haxe."""
    bound = {name for name, type_ in spec.constraints if not _is_var(type_)}
    mentioned = dict.fromkeys(name for param in params for name in _variables(param))
    return {name: _type_parameter(name) for name in mentioned if name not in bound}


def _type_parameter(name: str) -> str:
    """`a` is `A`, `key` is `TKey`: never the name of a real type."""
    return name.upper() if len(name) == 1 and name.isalpha() and name.isascii() else f"T{capitalized(name)}"


def _is_var(type_: Type) -> bool:
    return type_ == NamedType(name="var")


def _constrained(spec: Spec, known: Mapping[str, HaxeType], scope: Scope) -> Mapping[str, HaxeType]:
    variables: dict[str, HaxeType] = dict(known)
    for name, type_ in spec.constraints:
        if not _is_var(type_):
            variables[name] = haxe_type(type_, Scope(scope.world, scope.module, dict(variables)))
    return variables


def _variables(value: object) -> Iterable[str]:
    """The names of the type variables anywhere inside."""
    match value:
        case VariableType(name=name):
            yield name
        case Model():
            for field in type(value).model_fields:
                yield from _variables(getattr(value, field))
        case tuple():
            for item in value:
                yield from _variables(item)
        case _:
            pass


def _merged(found: Sequence[Signature], scope: Scope) -> Signature:
    """One signature that allows what any of them allows."""
    largest = scope.world.profile.largest_union
    names = [name for name, _ in found[0].params]
    columns = zip(*(tuple(type_ for _, type_ in one.params) for one in found), strict=True)
    types = [unions.merge(column, largest) for column in columns]
    results = [one.result for one in found if one.result != VOID]
    result = unions.merge(results, largest) if results else VOID
    specs = tuple(spec for one in found for spec in one.specs)
    return Signature(tuple(zip(names, types, strict=True)), result, (), specs)


def _disjoint(one: Signature, other: Signature, scope: Scope) -> bool:
    """No argument list fits both, as Haxe sees it: otherwise it calls the overload ambiguous."""
    concrete = frozenset(_CONCRETE) | frozenset(scope.world.names.classes.values())
    pairs = zip(one.types[:-1], other.types[:-1], strict=True)
    return any(_differ(left, right, concrete) for left, right in pairs)


_CONCRETE: tuple[Path, ...] = tuple(type_.path for type_ in (STRING, INT, BOOL, array(INT), standard("Map")))


def _differ(left: HaxeType, right: HaxeType, concrete: frozenset[Path]) -> bool:
    return (
        isinstance(left, Named)
        and isinstance(right, Named)
        and left.path != right.path
        and left.path in concrete
        and right.path in concrete
    )
