"""The indentation that a heredoc's closing quotes take away from its lines."""

from __future__ import annotations

import re
from functools import cache


def indentation(data: bytes, terminator: int) -> int:
    """How many columns the closing quotes at offset `terminator` are indented."""
    return terminator - (data.rfind(b"\n", 0, terminator) + 1)


def ends_at(data: bytes, terminator: int) -> bool:
    r"""Whether quotes end a heredoc: nothing but spaces and tabs may stand before them, not even a `\r`."""
    return not data[data.rfind(b"\n", 0, terminator) + 1 : terminator].strip(b" \t")


def dedent(segments: list[bytes], indent: int) -> list[bytes]:
    """The text of a heredoc (between its holes) without its indentation and first line break."""
    first, *rest = segments
    body = b"\n" + first.partition(b"\n")[2]
    margin = _margin(indent)
    dedented = [margin.sub(b"\n", segment) for segment in (body, *rest)]
    return [dedented[0][1:], *dedented[1:]]


@cache
def _margin(indent: int) -> re.Pattern[bytes]:
    return re.compile(rb"\n[ \t]{0,%d}" % indent)
