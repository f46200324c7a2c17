"""What holding a law against a project gave, and the table that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Said(NamedTuple):
    """A file, and what there is to say of it; `problem` begins with the place where it is known."""

    path: str
    problem: str


class Verdict(NamedTuple):
    """One law over all files. `unread` ones we say that we cannot read; `refused` ones Elixir refuses."""

    law: str
    files: int
    size: int
    broken: tuple[Said, ...] = ()
    unread: tuple[Said, ...] = ()
    refused: int = 0

    @property
    def ok(self) -> int:
        return self.files - len(self.broken) - len(self.unread) - self.refused


_SHOWN = 20
"""More files than this are counted, not listed."""

_HEADS = ("law", "files", "bytes", "ok", "broken", "not read by us", "refused by Elixir")


def table(verdicts: Sequence[Verdict]) -> str:
    """One line a law, then the files that break one, and those that we cannot read."""
    rows = [_HEADS, *map(_cells, verdicts)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_row(row, widths) for row in rows]
    for verdict in verdicts:
        lines += _listed(verdict.broken, f"law {verdict.law} is broken: ")
        lines += _listed(verdict.unread, "not read: ")
    return "\n".join(lines) + "\n"


def _cells(verdict: Verdict) -> tuple[str, ...]:
    counts = (verdict.files, verdict.size, verdict.ok, len(verdict.broken), len(verdict.unread), verdict.refused)
    return (verdict.law, *(f"{count:,}" for count in counts))


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    name, *numbers = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join([name.strip().ljust(widths[0]), *numbers])


def _listed(found: tuple[Said, ...], opening: str) -> list[str]:
    lines = [f"{said.path}: {opening}{said.problem}" for said in found[:_SHOWN]]
    hidden = len(found) - _SHOWN
    return [*lines, f"and {hidden:,} more"] if hidden > 0 else lines
