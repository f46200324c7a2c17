"""Unquote fragments: `def unquote(name)(x), do: unquote(value)` with the values filled in."""

from __future__ import annotations

from dataclasses import replace

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.natives.registry import plain_items
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.values import AtomV, CallV, ListV, MapV, NumberV, StringV, TupleV, Value
from models.ast import Atom, Call, Float, Indirect, Integer, List, Map, Node, Remote, String, Tuple, Variable
from models.ast.substitute import substitute
from models.ast.walk import walk

_UNQUOTES = ("unquote", "unquote_splicing")


def filled(node: Node, ev: Evaluator, scope: Scope) -> Node:
    """The code with each unquote in the place of which a known value can stand. Inside `quote` they are not ours."""

    def fill(part: Node) -> tuple[Node, ...] | None:
        match part:
            case Call(name="quote"):
                return (part,)
            case Call(name="unquote", args=(inner,)):
                code = code_of(ev.value(inner, scope), part)
                return (code,) if code is not None else (part,)
            case Call(name="unquote_splicing", args=(inner,)):
                return _spliced(ev.value(inner, scope), part)
            case Indirect(callee=Call(name="unquote", args=(inner,)), args=args):
                name = ev.value(inner, scope)
                made = Call(name.name, args, start=part.start, end=part.end) if isinstance(name, AtomV) else None
                return (substitute(made, fill),) if made is not None else None
            case Indirect(callee=Remote(target=target, name="unquote", args=(inner,)), args=args):
                name = ev.value(inner, scope)
                call = (
                    Remote(target, name.name, args, start=part.start, end=part.end) if isinstance(name, AtomV) else None
                )
                return (substitute(call, fill),) if call is not None else None
            case _:
                return None

    return replace(substitute(node, fill))


def is_open(node: Node) -> bool:
    """Something in it is still to be unquoted."""
    return any(isinstance(part, Call) and part.name in _UNQUOTES for part in walk(node))


def code_of(value: Value, place: Node) -> Node | None:
    """The code that a value stands for as code, at a place; None when there is none or we do not know it."""
    match value:
        case _ if value.soft:
            return None
        case CallV(module="Macro", name="escape", args=(inner, *_)):
            return _data(inner, place)
        case CallV(module="Macro", name="var", args=(AtomV(name=name), *_)):
            return Variable(name, start=place.start, end=place.end)
        case TupleV(items=items) if len(items) != 2:
            return None
        case MapV():
            return None
        case _:
            return _code(value, place, escaped=False)


def _data(value: Value, place: Node) -> Node | None:
    return None if value.soft else _code(value, place, escaped=True)


def _code(value: Value, place: Node, *, escaped: bool) -> Node | None:
    at = {"start": place.start, "end": place.end}
    match value:
        case AtomV(name=name):
            return Atom(name, **at)
        case NumberV(value=int() as number):
            return Integer(number, **at)
        case NumberV(value=float() as number):
            return Float(number, **at)
        case StringV(value=text):
            return String(text, **at)
        case TupleV(items=items):
            parts = _all(items, place, escaped=escaped)
            return Tuple(parts, **at) if parts is not None else None
        case ListV() if (plain := plain_items(value)) is not None:
            parts = _all(plain, place, escaped=escaped)
            return List(parts, **at) if parts is not None else None
        case MapV(entries=entries, struct=None, open=False):
            pairs = [_all(entry, place, escaped=escaped) for entry in entries]
            known = tuple(Tuple(pair, **at) for pair in pairs if pair is not None)
            return Map(known, start=place.start, end=place.end) if len(known) == len(pairs) else None
        case _:
            return None


def _all(values: tuple[Value, ...], place: Node, *, escaped: bool) -> tuple[Node, ...] | None:
    parts = [_data(value, place) if escaped else code_of(value, place) for value in values]
    known = tuple(part for part in parts if part is not None)
    return known if len(known) == len(parts) else None


def _spliced(value: Value, place: Node) -> tuple[Node, ...]:
    items = plain_items(value)
    parts = _all(items, place, escaped=False) if items is not None and not value.soft else None
    return parts if parts is not None else (place,)
