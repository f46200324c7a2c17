"""Patterns and message terms as shapes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyzer.evaluate.budget import Budget
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope, Thunk
from analyzer.evaluate.secret_text import is_secret_text
from analyzer.evaluate.showing import clipped
from analyzer.evaluate.values import AtomV, NumberV, StringV, Value
from analyzer.expand.definitions import Site
from analyzer.expand.env import module_name
from analyzer.project.secrets import REDACTED, is_secret, looks_secret
from models.ast import (
    Alias,
    Atom,
    Bitstring,
    Call,
    Float,
    Integer,
    Interpolated,
    List,
    Map,
    Node,
    String,
    Struct,
    Tuple,
    Variable,
)
from models.patterns import (
    AnyShape,
    AtomShape,
    AttributeShape,
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
)


@dataclass(frozen=True, slots=True)
class _Reader:
    program: Program
    scope: Scope
    follow: bool
    budget: Budget
    secret: bool = False
    """What stands here is named like a secret."""

    def under(self, name: str) -> _Reader:
        """The reader of what stands under a name."""
        return replace(self, secret=True) if is_secret(name) else self


SHAPES = 1_000
"""The parts that a message may have; deeper or wider, a part is its text."""
_DEEPEST = 60


def shape_budget() -> Budget:
    return Budget(SHAPES, _DEEPEST)


def pattern_shape(program: Program, node: Node, scope: Scope) -> Shape:
    """What a clause's pattern matches."""
    return _shape(node, _Reader(program, scope, False, shape_budget()))


def term_shape(program: Program, node: Node, scope: Scope, budget: Budget | None = None) -> Shape:
    """What an expression builds; a variable bound to something written out is that."""
    return _shape(node, _Reader(program, scope, True, budget or shape_budget()))


def _shape(node: Node, reader: _Reader) -> Shape:
    if not reader.budget.enter():
        return _opaque(node, reader)
    found = _read(node, reader)
    reader.budget.leave()
    return found


def _read(node: Node, reader: _Reader) -> Shape:
    if is_secret_text(node, named=reader.secret):
        return AnyShape(text=f'"{REDACTED}"')
    match node:
        case Atom(value=value):
            return _atom(value)
        case Alias():
            module = reader.scope.env.expand(node)
            return AtomShape(value=module, alias=True) if module else _opaque(node, reader)
        case Variable(name=name):
            return _variable(node, name, reader)
        case Integer(value=number):
            return IntegerShape(value=number)
        case Float(value=real):
            return FloatShape(value=real)
        case String(value=text):
            return StringShape(value=_printable(text))
        case Tuple(items=items):
            return TupleShape(items=_items(items, reader))
        case List(items=items):
            return _list(items, reader)
        case Map():
            return MapShape(entries=_entries(node, reader))
        case Struct():
            return _struct(node, reader)
        case Bitstring():
            return BitstringShape(text=_text(node, reader))
        case Interpolated(parts=(String(value=prefix), *_), kind="string"):
            return PrefixShape(value=_printable(prefix))
        case Call():
            return _call(node, reader)
        case _:
            return _opaque(node, reader)


def _items(items: tuple[Node, ...], reader: _Reader) -> tuple[Shape, ...]:
    """The parts of a tuple, whose first one names the others."""
    match items:
        case (Atom(value=name) | String(value=name) as first, *rest):
            inner = reader.under(name)
            return (_shape(first, reader), *(_shape(item, inner) for item in rest))
        case _:
            return tuple(_shape(item, reader) for item in items)


def _printable(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _atom(value: str) -> AtomShape:
    is_module = value.startswith("Elixir.")
    return AtomShape(value=module_name(value) if is_module else value, alias=is_module)


def _variable(node: Variable, name: str, reader: _Reader) -> Shape:
    if name == "__MODULE__" and reader.scope.env.module:
        return AtomShape(value=reader.scope.env.module, alias=True)
    if name == "_":
        return AnyShape()
    binding = reader.scope.bindings.get(name) if reader.follow else None
    if isinstance(binding, Thunk) and binding.pattern is None and isinstance(binding.node, _WRITTEN):
        return _shape(binding.node, replace(reader.under(name), scope=binding.scope))
    if reader.follow and binding is None and reader.scope.env.module:
        return _known(Evaluator(reader.program).value(node, reader.scope), reader) or AnyShape(name=name)
    return AnyShape(name=name)


_WRITTEN = (Atom, Alias, Tuple, Variable, Integer, String, Struct, Map, List)


def _known(value: Value, reader: _Reader) -> Shape | None:
    """A scalar value as a shape."""
    match value:
        case AtomV(name=name):
            return _atom(name)
        case NumberV(value=int() as number):
            return IntegerShape(value=number)
        case StringV(value=text) if not (value.soft or reader.secret or looks_secret(text)):
            return StringShape(value=_printable(text))
        case _:
            return None


def _list(items: tuple[Node, ...], reader: _Reader) -> ListShape:
    match items:
        case (*init, Call(name="|", args=(head, tail))):
            shapes = tuple(_shape(item, reader) for item in (*init, head))
            return ListShape(items=shapes, tail=_shape(tail, reader))
        case _:
            return ListShape(items=tuple(_shape(item, reader) for item in items))


def _entries(node: Map, reader: _Reader) -> tuple[tuple[Shape, Shape], ...]:
    found: list[tuple[Shape, Shape]] = []
    for item in node.items:
        match item:
            case Tuple(items=(_, _) as entry):
                key, value = _items(entry, reader)
                found.append((key, value))
            case _:
                pass
    return tuple(found)


def _struct(node: Struct, reader: _Reader) -> StructShape:
    module = reader.scope.env.module_of(node.name)
    fields = []
    for key, value in _entries(node.map, reader):
        if isinstance(key, AtomShape):
            fields.append((key.value, value))
    return StructShape(module=module, fields=tuple(fields))


def _call(node: Call, reader: _Reader) -> Shape:
    match node:
        case Call(name="=", args=(left, right)):
            return _bound(left, right, reader)
        case Call(name="^", args=(Variable(name=name),)):
            return AnyShape(name=name, pinned=True)
        case Call(name="<>", args=(String(value=prefix), rest)):
            inner = _shape(rest, reader)
            return PrefixShape(value=_printable(prefix), rest=inner if isinstance(inner, AnyShape) else AnyShape())
        case Call(name="-", args=(Integer(value=number),)):
            return IntegerShape(value=-number)
        case Call(name="-", args=(Float(value=real),)):
            return FloatShape(value=-real)
        case Call(name="@", args=(Variable(name=name),)):
            value = _known(Evaluator(reader.program).value(node, reader.scope), reader)
            return value or AttributeShape(name=name)
        case _:
            return _opaque(node, reader)


def _bound(left: Node, right: Node, reader: _Reader) -> Shape:
    if isinstance(right, Variable):
        inner = _shape(left, reader.under(right.name))
        return inner if right.name == "_" else BoundShape(name=right.name, pattern=inner)
    if isinstance(left, Variable):
        inner = _shape(right, reader.under(left.name))
        return inner if left.name == "_" else BoundShape(name=left.name, pattern=inner)
    return _shape(left, reader)


def _opaque(node: Node, reader: _Reader) -> AnyShape:
    return AnyShape(text=_text(node, reader))


def _text(node: Node, reader: _Reader) -> str:
    return clipped(reader.program.text(Site(reader.scope.env.file, node.start, node.end)))
