"""How large a node is drawn: monospaced text, so that no font has to be asked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from analyzer.graphs.graph import GraphNode
from analyzer.graphs.text import clip

TITLE_WIDTH, LINE_WIDTH = 7.3, 6.1
TITLE_HEIGHT, LINE_HEIGHT = 16, 13
MARGIN_X, MARGIN_Y = 11, 6
LONGEST_TITLE, LONGEST_LINE = 56, 64


@dataclass(frozen=True, slots=True)
class Label:
    """The texts of a node as they are shown, and the box that holds them."""

    order: str
    """The place among its siblings, where the drawing alone does not tell it; or nothing."""
    title: str
    lines: tuple[str, ...]
    width: float
    height: float


def label(node: GraphNode, order: int | None = None) -> Label:
    number, title = f"{order} " if order is not None else "", clip(node.title, LONGEST_TITLE)
    lines = tuple(clip(line, LONGEST_LINE) for line in node.lines)
    widest = max(_cells(number + title) * TITLE_WIDTH, *(_cells(line) * LINE_WIDTH for line in lines), 40)
    return Label(
        number, title, lines, round(widest + 2 * MARGIN_X), TITLE_HEIGHT + LINE_HEIGHT * len(lines) + 2 * MARGIN_Y
    )


def _cells(text: str) -> int:
    """Columns of a monospaced font: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
