"""Atoms, strings and numbers as the formatter leaves them."""

from __future__ import annotations

import re
import unicodedata

OPERATORS = frozenset(
    "! && ++ -- + - * ** / < <= > >= == != === !== =~ <> || ||| &&& ^ ^^^ ~~~ <<< >>> <<~ ~>> <~ ~> <~> +++ --- "
    "|> @ . .. ... & | :: = \\\\ => <- -> // ..// % %{} {} <<>>".split()
) - {"->", "=>", "//"}
"""Operators that are atoms without quotes."""

RESERVED = frozenset("true false nil and or not in when fn do end catch rescue after else".split())
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\a": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\v": "\\v",
    "\x1b": "\\e",
    "\x00": "\\0",
}


def atom(value: str) -> str:
    """`:ok`, `nil`, `:"with space"`."""
    if value in ("true", "false", "nil"):
        return value
    if value in OPERATORS or is_key(value):
        return f":{value}"
    return f":{string(value)}"


def alias(name: str) -> str:
    """A module: `Shop.Cart`, or an atom where it is no alias. A name as Elixir prints it stays."""
    if name.startswith(":") or re.fullmatch(r"[A-Z]\w*(\.[A-Z]\w*)*", name, re.ASCII):
        return name
    return atom(name) if name and not name[0].isupper() else atom(f"Elixir.{name}")


def string(value: str) -> str:
    """A double-quoted string."""
    escaped = "".join(_escape(char) for char in value)
    return '"' + escaped.replace("#{", "\\#{") + '"'


def comment(text: str) -> str:
    """A comment of one line; nothing where there is nothing to say."""
    words = " ".join(text.split())
    return f"# {''.join(char if char.isprintable() else _escape(char) for char in words)}" if words else ""


def integer(value: int) -> str:
    """Six digits and more are grouped in threes."""
    return f"{value:_}" if abs(value) >= 100_000 else str(value)


def floating(value: float) -> str:
    """As Python's shortest form, with the fraction that Elixir asks for."""
    mantissa, exponent, power = repr(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    if len(whole.lstrip("-")) >= 6:
        whole = f"{int(whole):_}"
    return f"{whole}.{fraction or '0'}{exponent}{power.replace('+', '')}"


def is_key(value: str) -> bool:
    """Whether an atom is written without quotes, as `:key` and as `key: value`."""
    return value != "Elixir" and is_word(value, inside="@")


def is_word(value: str, inside: str = "") -> bool:
    """An identifier in Elixir's sense, with an optional `?` or `!`; `inside` may occur in it too."""
    body = value[:-1] if value.endswith(("?", "!")) else value
    for char in inside:
        body = body[:1] + body[1:].replace(char, "_")
    return body.isidentifier() and unicodedata.is_normalized("NFC", value)


def is_variable(value: str) -> bool:
    """Whether this can name a variable, a parameter or a function called without quotes."""
    return is_word(value) and value not in RESERVED and (value[0] == "_" or value[0].islower())


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02X}"
    if char.isprintable():
        return char
    return f"\\x{code:02X}" if code < 0x80 else f"\\u{{{code:X}}}"
