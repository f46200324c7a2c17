"""Small pieces of Haxe source: string literals, doc comments, metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

Data = None | bool | int | float | str | Sequence["Data"] | Mapping[str, "Data"]
"""What a metadata argument can hold."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def string(text: str) -> str:
    """A double-quoted literal: the single-quoted kind would interpolate `$`."""
    escaped = "".join(_ESCAPES.get(character, character) for character in text)
    return '"' + _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


def doc(text: str, indent: str = "") -> str:
    """A doc comment; empty text gives none."""
    lines = [line.rstrip() for line in in_comment(text).strip().split("\n")]
    if lines == [""]:
        return ""
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} **/\n"
    body = "".join(f"{indent}\t{line}\n" if line else "\n" for line in lines)
    return f"{indent}/**\n{body}{indent}**/\n"


def line_comment(text: str, indent: str = "") -> str:
    return f"{indent}// {' '.join(in_comment(text).split())}\n"


def in_comment(text: str) -> str:
    """Text that can neither end a comment nor disturb the lexer."""
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n")).replace("*/", "* /")


def metadata(name: str, *arguments: Data) -> str:
    """`@:ex.name(...)`: unknown to the compiler, kept by Haxe, read back by us."""
    written = ", ".join(data(argument) for argument in arguments)
    return f"@:ex.{name}({written})" if arguments else f"@:ex.{name}"


def data(value: Data) -> str:
    """A constant expression."""
    match value:
        case str():
            return string(value)
        case Mapping():
            return "{" + ", ".join(f"{_key(key)}: {data(item)}" for key, item in value.items()) + "}"
        case Sequence():
            return "[" + ", ".join(map(data, value)) + "]"
        case _:
            return json.dumps(value)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[a-z]+(_[a-z]+)*", name) and name not in ("default", "function") else string(name)


def injected(code: str, *arguments: str) -> str:
    """An expression that becomes this Elixir code, with `{0}` and so on replaced by the arguments."""
    return f"cast untyped __elixir__({', '.join((string(code), *arguments))})"


def returning(head: str, value: str) -> str:
    """A member of one expression, on a second line where the first would be long."""
    indent = "\n\t\t" if len(head) + len(value) > 105 else " "
    return f"\t{head}{indent}return {value};\n"


def injectable(code: str) -> bool:
    """Literal text that looks like a placeholder would be replaced."""
    return re.search(r"\{\d+\}", code) is None
