"""`@spec`, `@type` and `@callback` expressions as types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analyzer.evaluate.showing import clipped
from analyzer.expand.env import Env
from models.ast import (
    Alias,
    Atom,
    Bitstring,
    Call,
    Clause,
    Integer,
    List,
    Map,
    Node,
    Remote,
    Struct,
    Tuple,
    Variable,
)
from models.types import (
    AtomType,
    BitstringType,
    FunctionType,
    IntegerType,
    KeywordType,
    LabelledType,
    ListType,
    MapEntry,
    MapType,
    NamedType,
    RangeType,
    TupleType,
    Type,
    UnionType,
    UnknownType,
    VariableType,
)


@dataclass(frozen=True, slots=True)
class TypeReader:
    """Reads type expressions of one place: its names, its type variables, and how to quote its text."""

    env: Env
    text: Callable[[Node], str]
    variables: frozenset[str] = frozenset()

    def read(self, node: Node) -> Type:
        """The type that an expression stands for; what is no type keeps its text."""
        match node:
            case Atom(value=value):
                return AtomType(value=value)
            case Alias():
                module = self.env.expand(node)
                return AtomType(value=f"Elixir.{module}") if module else self._unknown(node)
            case Integer(value=number):
                return IntegerType(value=number)
            case Variable(name="__MODULE__") if self.env.module:
                return AtomType(value=f"Elixir.{self.env.module}")
            case Variable(name=name):
                return VariableType(name=name) if name in self.variables else NamedType(name=name)
            case Tuple(items=items):
                return TupleType(items=tuple(self.read(item) for item in items))
            case List(items=items):
                return self._list(node, items)
            case Map(items=items, base=None):
                return MapType(entries=self._entries(items))
            case Struct(name=name, map=inner):
                return MapType(struct=self.env.module_of(name), entries=self._entries(inner.items))
            case Bitstring():
                return BitstringType(text=self.text(node))
            case Remote(target=target, name=name, args=args):
                module = self.env.module_of(target)
                arguments = tuple(self.read(arg) for arg in args)
                return NamedType(module=module, name=name, args=arguments) if module else self._unknown(node)
            case Call(name=name, args=args):
                return self._call(node, name, args)
            case _:
                return self._unknown(node)

    def _call(self, node: Call, name: str, args: tuple[Node, ...]) -> Type:
        match name, args:
            case "|", (left, right):
                return UnionType(members=(*self._members(left), *self._members(right)))
            case "::", (Variable(name=label), inner):
                return LabelledType(name=label, type=self.read(inner))
            case "..", (Integer(value=first), Integer(value=last)):
                return RangeType(first=first, last=last)
            case "-", (Integer(value=number),):
                return IntegerType(value=-number)
            case "..", (first_node, last_node):
                first_type, last_type = self.read(first_node), self.read(last_node)
                if isinstance(first_type, IntegerType) and isinstance(last_type, IntegerType):
                    return RangeType(first=first_type.value, last=last_type.value)
                return self._unknown(node)
            case ("__block__", (inner,)):
                return self.read(inner)
            case ("@" | "unquote" | "%" | "&" | "when", _):
                return self._unknown(node)
            case _:
                return NamedType(name=name, args=tuple(self.read(arg) for arg in args))

    def _members(self, node: Node) -> tuple[Type, ...]:
        found = self.read(node)
        return found.members if isinstance(found, UnionType) else (found,)

    def _list(self, node: Node, items: tuple[Node, ...]) -> Type:
        match items:
            case ():
                return ListType(item=None)
            case (Clause(patterns=patterns, body=body),):
                return self._function(patterns, body)
            case (Tuple(items=(Atom(), _)), *_) if all(_is_pair(item) for item in items):
                return KeywordType(entries=tuple(self._pair(item) for item in items))
            case (item,):
                return ListType(item=self.read(item))
            case (item, Call(name="...") | Variable(name="...")):
                return ListType(item=self.read(item), nonempty=True)
            case _:
                return self._unknown(node)

    def _pair(self, node: Node) -> tuple[str, Type]:
        match node:
            case Tuple(items=(Atom(value=key), value)):
                return key, self.read(value)
            case _:
                return "", self._unknown(node)

    def _function(self, patterns: tuple[Node, ...], body: Node) -> Type:
        match patterns:
            case (Call(name="...") | Variable(name="..."),):
                return FunctionType(params=None, result=self.read(body))
            case _:
                return FunctionType(params=tuple(self.read(p) for p in patterns), result=self.read(body))

    def _entries(self, items: tuple[Node, ...]) -> tuple[MapEntry, ...]:
        entries = []
        for item in items:
            match item:
                case Tuple(items=(Call(name="optional", args=(key,)), value)):
                    entries.append(MapEntry(key=self.read(key), value=self.read(value), required=False))
                case Tuple(items=(Call(name="required", args=(key,)), value)) | Tuple(items=(key, value)):
                    entries.append(MapEntry(key=self.read(key), value=self.read(value)))
                case _:
                    pass
        return tuple(entries)

    def _unknown(self, node: Node) -> UnknownType:
        return UnknownType(text=clipped(self.text(node)))


def _is_pair(node: Node) -> bool:
    match node:
        case Tuple(items=(Atom(), _)):
            return True
        case _:
            return False
