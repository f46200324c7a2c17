"""Literals and containers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from analyzer.evaluate.matching import literal, pairs
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.values import (
    AtomV,
    CallV,
    FunctionV,
    Item,
    ListV,
    MapV,
    NumberV,
    PrefixV,
    SpecV,
    StringV,
    TupleV,
    Value,
    elements,
)
from models.ast import (
    Alias,
    Atom,
    Call,
    Charlist,
    Float,
    Fn,
    Integer,
    Interpolated,
    List,
    Map,
    Node,
    Sigil,
    String,
    Struct,
    Tuple,
    Unsupported,
)
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


def _literal(ev: Evaluator, node: Node, scope: Scope) -> Value:
    found = literal(node, scope.env)
    return found if found is not None else ev.unknown(Reason.EXPRESSION, node, scope)


def _charlist(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Charlist)
    return StringV(node.value)


def _interpolated(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Interpolated)
    known = ""
    for part in node.parts:
        text = part.value if isinstance(part, String) else _as_text(ev.value(part, scope))
        if text is None:
            if node.kind == "atom":
                return ev.unknown(Reason.STRING_TO_ATOM, node, scope)
            return PrefixV(known, ev.text(node, scope))
        known += text
    return AtomV(known) if node.kind == "atom" else StringV(known)


def _as_text(value: Value) -> str | None:
    match value:
        case StringV(value=text):
            return text
        case AtomV(name=name):
            return name
        case NumberV(value=number):
            return str(number)
        case _:
            return None


def _sigil(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Sigil)
    if not all(isinstance(part, String) for part in node.parts):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    text = "".join(part.value for part in node.parts if isinstance(part, String))
    if node.name in ("w", "W"):
        make: Callable[[str], Value] = AtomV if node.modifiers == "a" else StringV
        return ListV(tuple(Item(make(word)) for word in text.split()))
    return StringV(text) if node.name in ("s", "S", "c", "C") else ev.unknown(Reason.EXPRESSION, node, scope)


def _list(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, List)
    items: list[Item] = []
    for item in node.items:
        match item:
            case Call(name="|", args=(head, tail)):
                items.append(Item(ev.value(head, scope)))
                items.extend(elements(ev.value(tail, scope)))
            case _:
                items.append(Item(ev.value(item, scope)))
    return ListV(tuple(items))


def _tuple(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Tuple)
    return TupleV(tuple(ev.value(item, scope) for item in node.items))


def _map(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Map)
    entries = tuple((ev.value(key, scope), ev.value(value, scope)) for key, value in pairs(node.items))
    if node.base is None:
        return MapV(entries)
    base = ev.value(node.base, scope)
    if isinstance(base, MapV):
        return MapV((*base.entries, *entries), base.struct, base.open)
    if isinstance(base, SpecV | CallV):
        return SpecV(base, MapV(entries))
    return MapV(entries, open=True)


def _struct(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Struct)
    inner = ev.value(node.map, scope)
    entries = inner.entries if isinstance(inner, MapV) else ()
    return MapV(entries, scope.env.module_of(node.name), open=True)


def _fn(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Fn)
    return FunctionV(node.clauses, scope)


def _unsupported(ev: Evaluator, node: Node, scope: Scope) -> Value:
    return ev.unknown(Reason.SYNTAX, node, scope)


HANDLERS: dict[type[Node], Callable[[Evaluator, Node, Scope], Value]] = {
    Atom: _literal,
    Alias: _literal,
    Integer: _literal,
    Float: _literal,
    String: _literal,
    Charlist: _charlist,
    Interpolated: _interpolated,
    Sigil: _sigil,
    List: _list,
    Tuple: _tuple,
    Map: _map,
    Struct: _struct,
    Fn: _fn,
    Unsupported: _unsupported,
}
