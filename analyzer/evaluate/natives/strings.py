"""String, Atom and Macro: what is computed of a known text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import soft_as
from analyzer.evaluate.natives.registry import Native, native, plain_items, text_of, unknown_of
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.values import AtomV, NumberV, StringV, Value

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


def shown(value: Value) -> str | None:
    """What `to_string/1` gives."""
    match value:
        case StringV(value=text):
            return text
        case AtomV(name="nil"):
            return ""
        case AtomV(name=name):
            return name
        case NumberV(value=int() as number) if abs(number) < 10**100:
            return str(number)
        case _:
            return None


@native("Atom.to_string/1")
def atom_to_string(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    return text_of(value.name, value) if isinstance(value, AtomV) else unknown_of(ev, args)


@native("Kernel.to_string/1", "String.Chars.to_string/1")
def to_string(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    value = ev.force(args[0])
    text = shown(value)
    return text_of(text, value) if text is not None else unknown_of(ev, args)


def _camelized(text: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in text.split("_"))


def _ascii(change: Callable[[str], str]) -> Native:
    """A change of one text. Beyond ASCII Elixir's rules are its own."""

    def changed(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
        match ev.force(args[0]):
            case StringV(value=text) as value if text.isascii():
                return text_of(change(text), value)
            case _:
                return unknown_of(ev, args)

    return changed


for _name, _change in {
    "upcase": str.upper,
    "downcase": str.lower,
    "capitalize": str.capitalize,
    "trim": lambda text: text.strip(" \t\n\v\f\r"),
}.items():
    native(f"String.{_name}/1")(_ascii(_change))


@native("Macro.camelize/1")
def camelize(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    match ev.force(args[0]):
        case StringV(value=text) as value if _WORDS.fullmatch(text):
            return text_of(_camelized(text), value)
        case _:
            return unknown_of(ev, args)


_WORDS = re.compile(r"[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*")
"""The plain case: Elixir has rules for paths, digits and capitals too."""


@native("Enum.join/1", "Enum.join/2")
def join(ev: Evaluator, args: list[Binding], scope: Scope) -> Value | None:
    source = ev.force(args[0])
    between = ev.force(args[1]) if len(args) > 1 else StringV("")
    items = plain_items(source)
    texts = [shown(item) for item in items or ()]
    known = [text for text in texts if text is not None]
    if items is None or len(known) < len(texts) or not isinstance(between, StringV):
        return unknown_of(ev, args)
    return soft_as(text_of(between.value.join(known), source, between), *items)
