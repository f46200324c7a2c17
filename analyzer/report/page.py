"""A sheet of text to write on: rich's console, deaf to the environment."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, Group, RenderableType

from analyzer.report.words import GLUE

WIDTH = 80
NARROWEST = 40


def paint(*parts: RenderableType, width: int | None, color: bool) -> str:
    """The parts one below the other, no line longer than `width`, no blanks at the ends of lines."""
    sheet = StringIO()
    console = Console(
        file=sheet,
        width=max(width or WIDTH, NARROWEST),
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        force_jupyter=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    console.print(Group(*parts))
    written = sheet.getvalue().replace(GLUE, " ")
    return "".join(f"{line.rstrip()}\n" for line in written.splitlines())
