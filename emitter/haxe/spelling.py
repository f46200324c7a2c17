"""How an Elixir name is spelled in Haxe. Pure text; clashes are settled in `names`."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from emitter.haxe.profile import Profile

Naming = Literal["camel", "verbatim"]

_OPERATOR_CHARACTERS = {
    "+": "plus", "-": "minus", "*": "star", "/": "slash", "<": "lt", ">": "gt", "=": "eq",
    "!": "bang", "|": "pipe", "&": "amp", "^": "caret", "~": "tilde", "@": "at", ".": "dot",
    ":": "colon", "%": "percent", "{": "open", "}": "close",
}  # fmt: skip
_MARKS = {"?": "_q", "!": "_bang"}


def snake(name: str) -> str:
    """What the compiler makes of a name that carries no `@:native`."""
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    return re.sub(r"([a-z\d])([A-Z])", r"\1_\2", name).lower()


def camel(name: str) -> str:
    """`max_size` as `maxSize`, where `snake` gives it back; otherwise the name itself."""
    first, *rest = name.split("_")
    if not first or not all(rest):
        return name
    joined = first + "".join(part[0].upper() + part[1:] for part in rest)
    return joined if snake(joined) == name else name


def capitalized(name: str) -> str:
    """`max_size` and `maxSize` as `MaxSize`, for types and enum constructors."""
    words = [word for word in plain(name).split("_") if word]
    return "".join(word[0].upper() + word[1:] for word in words) or "X"


def plain(name: str) -> str:
    """The name in ASCII letters, digits and underscores."""
    ascii_form = unicodedata.normalize("NFKD", name)
    kept = (c if c.isascii() else f"u{ord(c):x}" for c in ascii_form if not unicodedata.combining(c))
    return re.sub(r"\W", "_", "".join(kept), flags=re.ASCII)


def identifier(name: str, naming: Naming, profile: Profile) -> str:
    """A name that Haxe accepts for a function, field or parameter called `name` in Elixir."""
    spelled = _mangled(name, naming)
    return f"{spelled}_" if spelled in profile.keywords else spelled


def _mangled(name: str, naming: Naming) -> str:
    convert = camel if naming == "camel" else str
    if re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII):
        return convert(name)
    if marked := re.fullmatch(r"([A-Za-z_]\w*)([?!])", name, re.ASCII):
        return convert(marked[1] + _MARKS[marked[2]])
    if name and all(character in _OPERATOR_CHARACTERS for character in name):
        return "op_" + "".join(_OPERATOR_CHARACTERS[character] for character in name)
    return f"q_{plain(name)}"


def segment(alias: str, profile: Profile) -> str:
    """A module's name segment as a Haxe package: `MyApp` as `my_app`."""
    name = snake(plain(alias)).strip("_") or "x"
    name = name if name[0].isalpha() else f"p{name}"
    return f"{name}_" if name in profile.keywords else name
