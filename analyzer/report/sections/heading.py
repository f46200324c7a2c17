"""Titles between sections."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from analyzer.report.words import DIM, styled


def section(title: str, *body: RenderableType) -> Group:
    """A title with a line to the margin, then the body; an empty line first."""
    return Group(Text(), Rule(styled(title, "bold"), align="left", style=DIM), *body)
