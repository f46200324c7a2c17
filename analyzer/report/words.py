"""Small words of every report: counts, places, pieces of styled text."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from analyzer.graphs.text import one_line
from models.evidence import Place

DIM = "bright_black"


def count(number: int, noun: str) -> str:
    """`1 file`, `1,204 files`, `3 children`."""
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, f'{noun}s')}"


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
    """`41 of 43 (95 %)`; never 100 % while something is missing."""
    return f"{part:,} of {whole:,} ({part * 100 // whole} %)"


_PLURALS = {"child": "children", "process": "processes"}
