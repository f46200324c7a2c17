"""What a function's heads alone say: parameter names, and types where every clause agrees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from emitter.haxe.haxe_types import ATOM, BOOL, FLOAT, INT, PID, REF, STRING, HaxeType, Hole, Why, array
from emitter.haxe.names import Pool
from emitter.haxe.scope import Scope
from emitter.haxe.spelling import snake
from emitter.haxe.types import struct_type
from models.modules import Clause, Function
from models.patterns import (
    AnyShape,
    AtomShape,
    BitstringShape,
    BoundShape,
    FloatShape,
    IntegerShape,
    ListShape,
    MapShape,
    PrefixShape,
    Shape,
    StringShape,
    StructShape,
    TupleShape,
    unbound,
)

_GUARDS = {
    "is_binary": STRING, "is_integer": INT, "is_float": FLOAT, "is_number": FLOAT, "is_boolean": BOOL,
    "is_atom": ATOM, "is_pid": PID, "is_reference": REF, "is_list": array(Hole(Why.UNSPECIFIED)),
}  # fmt: skip


def kept_positions(function: Function, arity: int) -> tuple[int, ...]:
    """The parameters that a call of this arity gives: all required ones, and defaults from the left."""
    defaulted = _defaulted(function)
    spare = max(arity - (function.arity - len(defaulted)), 0)
    left_out = defaulted[spare:]
    return tuple(position for position in range(function.arity) if position not in left_out)


def _defaulted(function: Function) -> list[int]:
    for clause in function.clauses:
        found = [position for position, default in enumerate(clause.defaults) if default is not None]
        if len(found) == function.defaults:
            return found
    return list(range(function.arity - function.defaults, function.arity))


def parameter_names(function: Function, scope: Scope, labels: Sequence[str | None]) -> tuple[str, ...]:
    """One name for each position, from the first clause that has one."""
    pool = Pool()
    names = scope.world.names
    wanted = (
        _name(function.clauses, position) or label or f"arg{position + 1}"
        for position, label in zip(range(function.arity), (*labels, *[None] * function.arity), strict=False)
    )
    return tuple(pool.claim(names.spell(name)) for name in wanted)


def _name(clauses: Iterable[Clause], position: int) -> str | None:
    shapes = [clause.params[position] for clause in clauses if position < len(clause.params)]
    return next((name for shape in shapes if (name := variable(shape))), None) or next(
        (name for shape in shapes if (name := _described(shape))), None
    )


def variable(shape: Shape) -> str | None:
    """The variable that stands for the whole term, without the underscore of an unused one."""
    match shape:
        case AnyShape(name=str() as name) | BoundShape(name=name):
            return name.strip("_") or None
        case _:
            return None


def _described(shape: Shape) -> str | None:
    match unbound(shape):
        case StructShape(module=str() as module):
            return snake(module.rsplit(".", 1)[-1])
        case MapShape():
            return "map"
        case ListShape(items=items):
            return "opts" if items and all(map(_is_option, items)) else "list"
        case _:
            return None


def _is_option(shape: Shape) -> bool:
    return isinstance(shape, TupleShape) and len(shape.items) == 2 and isinstance(shape.items[0], AtomShape)


def parameter_type(function: Function, position: int, scope: Scope) -> HaxeType:
    """The type that every clause asks for at this position."""
    found = [_clause_type(clause, position, scope) for clause in function.clauses if clause.params]
    first = found[0] if found else None
    return first if first is not None and all(type_ == first for type_ in found) else Hole(Why.UNSPECIFIED)


def _clause_type(clause: Clause, position: int, scope: Scope) -> HaxeType | None:
    if position >= len(clause.params) or any(default for default in clause.defaults[position : position + 1]):
        return None
    shape = clause.params[position]
    return shape_type(shape, scope) or guard_type(variable(shape), clause.guard)


def shape_type(shape: Shape, scope: Scope) -> HaxeType | None:
    """The type of all terms of this shape, if it is a narrow one."""
    match unbound(shape):
        case StructShape(module=str() as module):
            known = struct_type(module, scope)
            return None if isinstance(known, Hole) else known
        case StringShape() | PrefixShape() | BitstringShape():
            return STRING
        case IntegerShape():
            return INT
        case FloatShape():
            return FLOAT
        case ListShape():
            return array(Hole(Why.UNSPECIFIED))
        case _:
            return None


def guard_type(name: str | None, guard: str | None) -> HaxeType | None:
    """The type that a plain conjunction of guards asks of a variable."""
    if name is None or guard is None or re.search(r"\b(or|not)\b|\bwhen\b|\|\||!", guard):
        return None
    tests = re.findall(rf"\b(is_\w+)\(\s*_?{re.escape(name)}\s*\)", guard)
    return next((_GUARDS[test] for test in tests if test in _GUARDS), None)
