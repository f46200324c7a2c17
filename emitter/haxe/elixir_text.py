"""Elixir names and atoms as Elixir source writes them."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[a-z_][A-Za-z0-9_]*[?!]?", re.ASCII)
_PLAIN_ATOM = re.compile(r"[A-Za-z_][A-Za-z0-9_@]*[?!]?", re.ASCII)
_ALIAS = re.compile(r"[A-Z]\w*(\.[A-Z]\w*)*", re.ASCII)
_OPERATORS = frozenset(
    """! && &&& * ** + ++ +++ - -- --- .. ... / < <- <= <<< <<~ <> <|> <~ <~> = == === =~ > >= >>> @
    \\\\ ^ ^^^ | || ||| |> ~> ~>> ~~~ != !== & :: % %{} {} <<>>""".split()
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "#": "\\#"}


def string(text: str) -> str:
    """A string literal without interpolation."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if character.isprintable() else f"\\u{{{ord(character):X}}}"


def atom(value: str) -> str:
    """`:ok`, `:"super user"`, `nil`; a module keeps its own spelling."""
    if value in ("nil", "true", "false"):
        return value
    if value.startswith("Elixir.") and _ALIAS.fullmatch(value[7:]):
        return value[7:]
    if _PLAIN_ATOM.fullmatch(value) or value in _OPERATORS:
        return f":{value}"
    return f":{string(value)}"


def is_alias(name: str) -> bool:
    """`MyApp.Accounts` is an alias; `:lists` and `:"weird module"` are not."""
    return _ALIAS.fullmatch(name) is not None


def module(name: str) -> str:
    """A module's name as an expression."""
    return name if is_alias(name) else atom(name.removeprefix(":"))


def function(name: str) -> str:
    """A function's name after a dot."""
    return name if _PLAIN.fullmatch(name) or name in _OPERATORS else string(name)
