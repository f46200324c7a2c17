"""Values as Elixir prints them."""

from __future__ import annotations

import json
import re

from analyzer.evaluate.values import (
    AtomV,
    CallV,
    ChoiceV,
    FunctionV,
    ListV,
    MapV,
    NumberV,
    PrefixV,
    SpecV,
    StringV,
    TupleV,
    UnknownV,
    Value,
)
from analyzer.project.secrets import REDACTED, looks_secret, redact

LONGEST = 200
"""No text of a model that stands for source is longer."""

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_@]*[?!]?\Z")


def show(value: Value) -> str:
    """`Shop.Cart`, `:name`, `"text"`, `{:via, Registry, {Shop.Registry, key}}`; unknown parts as written."""
    return redact(_shown(value))


def _shown(value: Value) -> str:
    match value:
        case AtomV(name=name):
            return atom_text(name)
        case NumberV(value=number):
            return str(number)
        case StringV(value=text):
            secret = value.soft or looks_secret(text)
            return f'"{REDACTED}"' if secret else json.dumps(text, ensure_ascii=False)
        case PrefixV(text=text) | UnknownV(text=text) | CallV(text=text):
            return text
        case TupleV(items=items):
            return "{" + ", ".join(map(_shown, items)) + "}"
        case ListV(items=items):
            return "[" + ", ".join(_shown(item.value) for item in items) + "]"
        case MapV(entries=entries, struct=struct):
            inner = ", ".join(f"{_shown(key)} => {_shown(found)}" for key, found in entries)
            return f"%{struct or ''}{{{inner}}}"
        case ChoiceV(options=options):
            texts = dict.fromkeys(_shown(option.value) for option in options)
            return " | ".join(text for text in texts if text)
        case SpecV(base=base):
            return _shown(base)
        case FunctionV():
            return "fn"
        case _:
            return "…"


def atom_text(name: str) -> str:
    """An atom's source text: `nil`, `Shop.Cart`, `:ok`, `:"odd one"`."""
    if name in ("nil", "true", "false"):
        return name
    if name.startswith("Elixir."):
        return name.removeprefix("Elixir.")
    return f":{name}" if _PLAIN.match(name) else f":{json.dumps(name, ensure_ascii=False)}"


def clipped(text: str) -> str:
    """Source text short enough for a model."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
