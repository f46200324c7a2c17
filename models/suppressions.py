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


_MARK = re.compile(r"^[#\s]*unmix:\s*(?P<order>\S*)\s*(?P<rest>.*?)\s*$", re.DOTALL)
_CODE = re.compile(r"^[A-Z]{3}\d{3}$")


def read(comment: str, span: Span) -> Suppression | None:
    """The suppression that a comment states; None when the comment does not address unmix."""
    mark = _MARK.match(comment)
    if mark is None:
        return None
    try:
        scope = Scope(mark["order"])
    except ValueError:
        known = " or ".join(Scope)
        return Suppression(scope=None, span=span, problem=f"`{mark['order']}` is no order; write {known}")
    codes, reason = _codes(mark["rest"])
    problem = None if codes else "it names no code, such as MSG001"
    return Suppression(scope=scope, codes=codes, reason=reason, problem=problem, span=span)


def _codes(rest: str) -> tuple[tuple[str, ...], str]:
    """The codes at the head (`MSG001, SUP002`), and the words after them."""
    words = rest.split()
    codes: list[str] = []
    for word in words:
        parts = [part for part in word.split(",") if part]
        if not parts or not all(_CODE.match(part) for part in parts):
            break
        codes.extend(parts)
        words = words[1:]
    return tuple(dict.fromkeys(codes)), " ".join(words)
