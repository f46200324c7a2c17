"""A paragraph whose further lines are indented."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text


class Hanging:
    """Text whose further lines are indented, so that they do not look like siblings."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = self.text.wrap(console, max(options.max_width - 2, 1), overflow="fold")
        for number, line in enumerate(lines):
            yield Text("  ").append_text(line) if number else line
