"""Shapes as Elixir text, for people: patterns keep the names of their variables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

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

_Simple = AnyShape | AtomShape | IntegerShape | FloatShape | StringShape | PrefixShape | BitstringShape | AttributeShape


def show(shape: Shape) -> str:
    """The shape in Elixir's syntax, on one line: `{:put, key, %{ttl: _}}`."""
    match shape:
        case TupleShape() | ListShape() | MapShape() | StructShape() | BoundShape():
            return _compound(shape)
        case _:
            return _simple(shape)


def _compound(shape: TupleShape | ListShape | MapShape | StructShape | BoundShape) -> str:
    match shape:
        case TupleShape(items=items):
            return "{" + _comma(map(show, items)) + "}"
        case ListShape():
            return _list(shape)
        case MapShape(entries=entries):
            return "%{" + _pairs(entries) + "}"
        case StructShape(module=module, fields=fields):
            return f"%{module or '_'}{{" + _comma(f"{_key(name)} {show(value)}" for name, value in fields) + "}"
        case BoundShape(name=name, pattern=pattern):
            return f"{name} = {show(pattern)}"
        case _:
            assert_never(shape)


def _simple(shape: _Simple) -> str:
    match shape:
        case AnyShape():
            return _any(shape)
        case AtomShape(value=value, alias=alias):
            return value if alias else atom(value)
        case IntegerShape(value=integer):
            return str(integer)
        case FloatShape(value=number):
            return _float(number)
        case StringShape(value=value):
            return quoted(value)
        case PrefixShape(value=value, rest=rest):
            return f"{quoted(value)} <> {_any(rest)}"
        case BitstringShape(text=text):
            return _one_line(text)
        case AttributeShape(name=name):
            return f"@{name.removeprefix('@')}"
        case _:
            assert_never(shape)


def atom(value: str) -> str:
    """`:ok`, `nil`, `:"two words"`."""
    if value in ("nil", "true", "false"):
        return value
    return f":{value}" if _plain(value) or value in _OPERATORS else f":{quoted(value)}"


def quoted(value: str) -> str:
    """The text between double quotes, escaped as Elixir's inspect does; control characters stay visible."""
    return '"' + "".join(map(_escaped, value)).replace("#{", "\\#{") + '"'


def _any(shape: AnyShape) -> str:
    pin = "^" if shape.pinned else ""
    return pin + (shape.name or _one_line(shape.text or "_"))


def _list(shape: ListShape) -> str:
    pairs = [_keyword_pair(item) for item in shape.items]
    if pairs and shape.tail is None and all(pairs):
        return f"[{_comma(pair for pair in pairs if pair)}]"
    tail = f" | {show(shape.tail)}" if shape.tail is not None else ""
    return f"[{_comma(map(show, shape.items))}{tail}]"


def _keyword_pair(shape: Shape) -> str | None:
    match shape:
        case TupleShape(items=(AtomShape(value=key, alias=False), value)):
            return f"{_key(key)} {show(value)}"
        case _:
            return None


def _pairs(entries: tuple[tuple[Shape, Shape], ...]) -> str:
    keywords = [_keyword_pair(TupleShape(items=entry)) for entry in entries]
    if all(keywords):
        return _comma(pair for pair in keywords if pair)
    return _comma(f"{show(key)} => {show(value)}" for key, value in entries)


def _key(name: str) -> str:
    return f"{name}:" if _plain(name) else f"{quoted(name)}:"


def _plain(name: str) -> bool:
    return re.fullmatch(r"[^\W\d][\w@]*[?!]?", name) is not None


def _float(value: float) -> str:
    text = repr(value)
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return text
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{exponent.replace('+', '')}"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    return f"\\x{{{ord(character):X}}}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _comma(parts: Iterable[str]) -> str:
    return ", ".join(parts)


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}

_OPERATORS = frozenset(
    (
        *("+", "-", "*", "/", "++", "--", "**", "..", "..//", "...", "<>", "|", "||", "|||", "&", "&&", "&&&", "!"),
        *("^", "^^^", "~~~", "=", "==", "!=", "=~", "===", "!==", "<", ">", "<=", ">=", "|>", "<-", "::", "<<<", ">>>"),
        *("<<~", "~>>", "<~", "~>", "<~>", "<|>", "@", ".", "{}", "%{}", "%", "<<>>"),
    )
)
