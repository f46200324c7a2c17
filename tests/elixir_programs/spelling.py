"""The texts of one atom, key, number or character: all mean the same."""

from __future__ import annotations

import re
from typing import Final

from tests.elixir_programs.forms import Leaf
from tests.elixir_programs.words import KEYWORD_OPERATORS, OPERATOR_ATOMS

_NAME: Final = re.compile(r"[^\W\d]\w*[?!]?")
_ATOM: Final = re.compile(r"[^\W\d][\w@]*[?!]?")
_ESCAPES: Final = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"', "\0": "\\0"}


def quoted(text: str) -> str:
    """Text in double quotes, nothing in it left to chance."""
    inside = "".join(_ESCAPES.get(character, character) for character in text)
    return '"' + inside.replace("#{", "\\#{") + '"'


def atom(text: str) -> Leaf:
    """`:a`, `:"a"`; `nil` and its like need no colon."""
    spellings = [f":{quoted(text)}"]
    if _ATOM.fullmatch(text) or text in OPERATOR_ATOMS:
        spellings.insert(0, f":{text}")
    if text in ("nil", "true", "false"):
        spellings.insert(0, text)
    return Leaf(tuple(spellings))


def keys(text: str) -> tuple[str, ...]:
    """`a:`, `"a":`, with the colon."""
    if _ATOM.fullmatch(text) or text in KEYWORD_OPERATORS:
        return (f"{text}:", f"{quoted(text)}:")
    return (f"{quoted(text)}:",)


def member(text: str) -> tuple[str, ...]:
    """A name after a dot."""
    if (_NAME.fullmatch(text) and not text[0].isupper()) or (text and not re.search(r"[\w\s\"\\]", text)):
        return (text, quoted(text))
    return (quoted(text),)


def integer(value: int) -> Leaf:
    """Decimal, hexadecimal, octal, binary, with underscores, as a character."""
    digits = str(value)
    spellings = [digits, f"0x{value:X}", f"0x{value:x}", f"0o{value:o}", f"0b{value:b}", "0" + digits]
    if len(digits) > 1:
        spellings.append(f"{digits[:-1]}_{digits[-1]}")
    return Leaf(tuple(spellings), dottable=False)


def character(value: str) -> Leaf:
    """`?a`, or the number it is."""
    escapes = {"\n": ("?\\n",), " ": ("?\\s",), "\\": ("?\\\\",), "\t": ("?\\t",), "\x7f": ("?\\d",)}
    return Leaf(
        (*escapes.get(value, (f"?{value}", f"?\\{value}" if not value.isalnum() else f"?{value}")), str(ord(value))),
        dottable=False,
    )


def floating(whole: int, fraction: int, exponent: int | None) -> Leaf:
    """`1.5`, `1.5e3`, `1.5E+3`."""
    if exponent is None:
        return Leaf((f"{whole}.{fraction}", f"{whole}.{fraction}0", f"0{whole}.{fraction}"), dottable=False)
    sign = "-" if exponent < 0 else ""
    power = abs(exponent)
    plus = () if sign else (f"{whole}.{fraction}e+{power}",)
    return Leaf((f"{whole}.{fraction}e{sign}{power}", f"{whole}.{fraction}E{sign}{power}", *plus), dottable=False)
