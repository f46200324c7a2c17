"""Small words of every report: counts, places, pieces of styled text."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from analyzer.graphs.text import count, one_line
from models.evidence import Place

__all__ = ["DIM", "GLUE", "count", "dotted", "flow", "lines", "place", "share", "spaced", "styled"]

DIM = "bright_black"

GLUE = "\ue000"
"""A blank where no line may break; the page prints it as one. Source text cannot hold it."""

_GLUED = 36


def flow(parts: Iterable[str], style: str = "") -> Text:
    """Like `dotted`, broken between the parts rather than inside a short one."""
    shown = (one_line(part) for part in parts if part)
    text = " · ".join(part.replace(" ", GLUE) if len(part) <= _GLUED else part for part in shown)
    return Text(text.replace(" · ", f"{GLUE}· "), style=style, overflow="fold")


def dotted(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def place(span: Place) -> str:
    return one_line(f"{span.file}:{span.line}")


def styled(text: str, style: str = "") -> Text:
    """Source text, safe to show; long words break where the line ends."""
    return Text(one_line(text), style=style, overflow="fold")


def spaced(*parts: Text) -> Text:
    """Pieces of one line, two blanks between them; empty ones leave no gap."""
    return Text("  ", overflow="fold").join(part for part in parts if part)


def lines(*parts: Text) -> Text:
    return Text("\n", overflow="fold").join(parts)


def share(part: int, whole: int) -> str:
    """`41 of 43 (95%)`; never 100% while something is missing."""
    return f"{part:,} of {whole:,} ({part * 100 // whole}%)"
