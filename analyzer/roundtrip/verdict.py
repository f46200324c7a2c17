"""What holding a law against a project gave, and the table that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Broken(NamedTuple):
    """A file that breaks the law, and how."""

    path: str
    problem: str


class Verdict(NamedTuple):
    """One law over all files."""

    law: str
    files: int
    size: int
    broken: tuple[Broken, ...]

    @property
    def ok(self) -> int:
        return self.files - len(self.broken)


_SHOWN = 20
"""More broken files than this are counted, not listed."""


def table(verdicts: Sequence[Verdict]) -> str:
    """One line a law, then the files that break one."""
    heads = ("law", "files", "bytes", "ok", "broken")
    rows = [(v.law, f"{v.files:,}", f"{v.size:,}", f"{v.ok:,}", f"{len(v.broken):,}") for v in verdicts]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = [_row(row, widths) for row in (heads, *rows)]
    return "\n".join([*lines, *(line for verdict in verdicts for line in _details(verdict))]) + "\n"


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    name, *numbers = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join([name.strip().ljust(widths[0]), *numbers])


def _details(verdict: Verdict) -> list[str]:
    lines = [f"{broken.path}: law {verdict.law} {broken.problem}" for broken in verdict.broken[:_SHOWN]]
    hidden = len(verdict.broken) - _SHOWN
    return [*lines, f"and {hidden:,} more"] if hidden > 0 else lines
