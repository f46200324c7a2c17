"""A node as Elixir's own quoted expression, in the encoding that our judge speaks.

Atom `{"a": name}`, integer `{"i": "123"}`, float `{"f": text}`, binary `{"s": base64}`, list
`[…]`, pair `{"t": […]}`, call `{"c": [form, args]}`, variable `{"v": name}`. All metadata is
dropped. `Elided` and `Unsupported` have no quoted form: they become `{"?": …}`, equal to none.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import assert_never

from models.ast.floats import float_text
from models.ast.nodes import (
    Alias,
    Apply,
    Atom,
    Bitstring,
    Block,
    Call,
    Charlist,
    Clause,
    Elided,
    Float,
    Fn,
    Indirect,
    Integer,
    Interpolated,
    List,
    Map,
    Node,
    Remote,
    Sigil,
    String,
    Struct,
    Tuple,
    Unsupported,
    Variable,
)
from models.ast.numerals import decimal

Json = dict[str, "Json"] | list["Json"] | str


def quoted(node: Node) -> Json:
    """The quoted expression of a node."""
    match node:
        case Call(name, args):
            return _call(_atom(name), _all(args))
        case Variable(name):
            return {"v": name}
        case Tuple(items):
            inside = _all(items)
            return {"t": inside} if len(inside) == 2 else _call(_atom("{}"), inside)
        case List(items):
            return _all(items)
        case Remote(target, name, args):
            return _call(_dot(quoted(target), _atom(name)), _all(args))
        case Block(items):
            return _call(_atom("__block__"), _all(items))
        case Clause(patterns, body):
            return _call(_atom("->"), [_all(patterns), quoted(body)])
        case Map():
            return _map(node)
        case Fn(clauses):
            return _call(_atom("fn"), _all(clauses))
        case Struct(name, fields):
            return _call(_atom("%"), [quoted(name), _map(fields)])
        case Apply(fun, args):
            return _call(_dot(quoted(fun)), _all(args))
        case Indirect(callee, args):
            return _call(quoted(callee), _all(args))
        case Bitstring(items):
            return _call(_atom("<<>>"), _all(items))
        case _:
            return _literal(node)


def _literal(node: Node) -> Json:
    match node:
        case Atom(value):
            return _atom(value)
        case String(value):
            return _binary(value)
        case Integer(value):
            return _integer(value)
        case Float(value):
            return {"f": float_text(value)}
        case Charlist(value):
            return _characters(value)
        case Alias(names, base):
            head = [] if base is None else [quoted(base)]
            return _call(_atom("__aliases__"), [*head, *map(_atom, names)])
        case Interpolated():
            return _interpolated(node)
        case Sigil():
            return _sigil(node)
        case Elided(digest):
            return {"?": digest}
        case Unsupported(reason):
            return {"?": reason}
        case _:
            raise TypeError(f"no node: {node!r}")


def _all(nodes: Sequence[Node]) -> list[Json]:
    return [quoted(node) for node in nodes]


def _atom(name: str) -> Json:
    return {"a": name}


def _binary(text: str) -> Json:
    raw = text.encode("utf-8", "surrogateescape")
    return {"s": b64encode(raw).decode("ascii")}


def _integer(value: int) -> Json:
    return {"i": decimal(value)}


def _characters(text: str) -> Json:
    return [_integer(ord(character)) for character in text]


def _call(form: Json, args: list[Json]) -> Json:
    return {"c": [form, args]}


def _dot(*args: Json) -> Json:
    return _call(_atom("."), list(args))


def _map(node: Map) -> Json:
    items: list[Json] = _all(node.items)
    if node.base is not None:
        items = [_call(_atom("|"), [quoted(node.base), items])]
    return _call(_atom("%{}"), items)


def _interpolated(node: Interpolated) -> Json:
    match node.kind:
        case "charlist":
            return _call(_dot(_atom("Elixir.List"), _atom("to_charlist")), [_listed(node.parts)])
        case "atom":
            callee = _dot(_atom("erlang"), _atom("binary_to_atom"))
            return _call(callee, [_text(node.parts), _atom("utf8")])
        case "string":
            return _text(node.parts)
        case _:
            assert_never(node.kind)


def _sigil(node: Sigil) -> Json:
    return _call(_atom(f"sigil_{node.name}"), [_text(node.parts), _characters(node.modifiers)])


def _text(parts: Sequence[Node]) -> Json:
    """`<<"a", Kernel.to_string(b)::binary>>`."""
    return _call(_atom("<<>>"), [_typed(part) for part in parts])


def _typed(part: Node) -> Json:
    if isinstance(part, String):
        return _binary(part.value)
    return _call(_atom("::"), [_to_string(part), {"v": "binary"}])


def _listed(parts: Sequence[Node]) -> Json:
    return [_binary(part.value) if isinstance(part, String) else _to_string(part) for part in parts]


def _to_string(part: Node) -> Json:
    match part:
        case Block(items=(String() as hole,)):
            inside = quoted(hole)
        case _:
            inside = quoted(part)
    return _call(_dot(_atom("Elixir.Kernel"), _atom("to_string")), [inside])
