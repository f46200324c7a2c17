"""Literals and containers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import soft_as
from analyzer.evaluate.elements import elements
from analyzer.evaluate.equality import map_of
from analyzer.evaluate.matching import literal
from analyzer.evaluate.natives.registry import MAX_GROWN
from analyzer.evaluate.natives.strings import shown
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.values import (
    AtomV,
    CallV,
    FunctionV,
    Item,
    ListV,
    MapV,
    PrefixV,
    SpecV,
    StringV,
    TupleV,
    UnknownV,
    Value,
)
from analyzer.expand.keywords import pairs
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
    return _characters(node.value)


def _characters(text: str) -> ListV:
    """A charlist: a list, and no string. What its characters are serves nobody."""
    return ListV((Item(UnknownV(Reason.EXPRESSION, '~c"…"'), spread=True),) if text else ())


def _interpolated(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Interpolated)
    if node.kind == "charlist":
        return _characters("…")
    known = ""
    values: list[Value] = []
    for part in node.parts:
        value = StringV(part.value) if isinstance(part, String) else ev.value(part, scope)
        text = shown(value) if node.kind != "atom" or not _hidden(value) else None
        if text is None:
            if node.kind == "atom":
                return ev.unknown(Reason.STRING_TO_ATOM, node, scope)
            return soft_as(PrefixV(known, ev.text(node, scope)), *values)
        known += text
        values.append(value)
        if len(known) > MAX_GROWN and len(values) > 1:
            return ev.unknown(Reason.FUEL, node, scope)
    return soft_as(AtomV(known) if node.kind == "atom" else StringV(known), *values)


def _hidden(value: Value) -> bool:
    """A configured string may be a secret: no atom, which is printed, is made of it."""
    return isinstance(value, StringV) and value.soft


def _sigil(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Sigil)
    if not all(isinstance(part, String) for part in node.parts):
        return ev.unknown(Reason.EXPRESSION, node, scope)
    text = "".join(part.value for part in node.parts if isinstance(part, String))
    if node.name in ("w", "W"):
        makers: dict[str, Callable[[str], Value]] = {"a": AtomV, "c": _characters}
        make = makers.get(node.modifiers, StringV)
        return ListV(tuple(Item(make(word)) for word in text.split()))
    if node.name in ("c", "C"):
        return _characters(text)
    return StringV(text) if node.name in ("s", "S") else ev.unknown(Reason.EXPRESSION, node, scope)


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
    written = map_of(entries, open_=len(entries) < len(node.items))
    if node.base is None:
        return written
    base = ev.value(node.base, scope)
    if isinstance(base, MapV):
        kept = tuple((key, soft_as(value, base)) for key, value in base.entries)
        return soft_as(map_of((*kept, *entries), base.struct, base.open or written.open), base)
    if isinstance(base, SpecV | CallV):
        return SpecV(base, written)
    return replace(written, open=True)


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
