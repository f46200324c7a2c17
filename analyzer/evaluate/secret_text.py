"""Text in patterns and messages that may be a secret."""

from __future__ import annotations

from analyzer.project.secrets import looks_secret
from models.ast import Bitstring, Call, Charlist, Interpolated, Node, Sigil, String


def is_secret_text(node: Node, *, named: bool) -> bool:
    """Text that no model may hold: it is `named` like a secret, or looks like one."""
    match node:
        case String(value=""):
            return False
        case String(value=text) | Interpolated(parts=(String(value=text), *_)):
            return named or looks_secret(text)
        case Call(name="<>", args=(String(value=text), _)):
            return named or looks_secret(text)
        case Interpolated() | Bitstring() | Charlist() | Sigil() | Call(name="<>"):
            return named
        case _:
            return False
