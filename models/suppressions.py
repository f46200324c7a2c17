"""Comments that silence a rule: `# unmix:disable-for-next-line MSG003 why it is fine here`.

`read` is the only reader of such a comment. It takes the comment's text, wherever that came
from (Elixir or HEEx), so that neither checks nor syntax know the other.
"""

from __future__ import annotations

import re
from enum import StrEnum

from models.base import Model
from models.evidence import Span


class Scope(StrEnum):
    """How far a suppression reaches."""

    NEXT_LINE = "disable-for-next-line"
    THIS_FILE = "disable-for-this-file"


class Suppression(Model):
    """`codes` are silenced within `scope`; `problem` says why the comment could not be read."""

    scope: Scope | None
    codes: tuple[str, ...] = ()
    reason: str = ""
    problem: str | None = None
    span: Span


class Unused(Model):
    """One code of a suppression that silenced nothing."""

    code: str
    suppression: Suppression


_CODE = re.compile(r"[A-Z]{3}\d{3}")


def read(comment: str, span: Span) -> Suppression | None:
    """The suppression that a comment states; None when the comment does not address unmix."""
    text = _inside(comment)
    if not text.startswith("unmix:"):
        return None
    order, *words = text.removeprefix("unmix:").split() or [""]
    try:
        scope = Scope(order)
    except ValueError:
        return Suppression(scope=None, span=span, problem=f"`{order}` is no order; write {' or '.join(Scope)}")
    codes, reason = _codes(words)
    problem = None if codes else "it names no code, such as MSG001"
    return Suppression(scope=scope, codes=codes, reason=reason, problem=problem, span=span)


def _inside(comment: str) -> str:
    """The comment without its marks: Elixir's, HEEx's or HTML's."""
    text = comment.strip().removeprefix("<%!--").removesuffix("--%>").removeprefix("<!--").removesuffix("-->")
    return text.lstrip("#").strip()


def _codes(words: list[str]) -> tuple[tuple[str, ...], str]:
    """The codes at the head (`MSG001, SUP002`), and the words after them."""
    codes: list[str] = []
    for number, word in enumerate(words):
        parts = [part for part in word.split(",") if part]
        if not all(_CODE.fullmatch(part) for part in parts):
            return tuple(dict.fromkeys(codes)), " ".join(words[number:])
        codes.extend(parts)
    return tuple(dict.fromkeys(codes)), ""
