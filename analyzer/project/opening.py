"""Paths of the model, written so that they open from where the user stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from analyzer.project.discover import root_of
from analyzer.project.names import printable


def from_here(paths: Sequence[Path]) -> Callable[[str], str]:
    """How to write a path of the model of `paths`: relative below the current folder, elsewhere absolute."""
    root = PurePath(printable(str(root_of(paths))))
    here = _here()

    def opened(path: str) -> str:
        found = root / path
        return str(found.relative_to(here) if here and found.is_relative_to(here) else found)

    return opened


def _here() -> PurePath | None:
    try:
        return PurePath(printable(str(Path.cwd())))
    except FileNotFoundError:
        return None
