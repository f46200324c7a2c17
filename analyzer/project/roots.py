"""Mix roots: the folders that hold a mix.exs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from analyzer.project.roles import in_generator_templates, in_tests

_FOREIGN = frozenset({"deps", "_build", "node_modules", "test"})
"""Whatever lies in a folder of this name is no part of the project around it."""


def enclosing_roots(path: Path) -> tuple[Path, ...]:
    """The Mix roots that `path` lies in (it may be one itself), innermost first."""
    return tuple(_climb(path))


def is_root_below(folders: list[str], names: Iterable[str]) -> bool:
    """Whether a folder with these entries starts a Mix project of its own.

    `folders` lead to it from the Mix root around it, if any: fixtures of tests and the
    templates of generators look like projects, but belong to the project around them.
    """
    return "mix.exs" in names and not in_tests(folders) and not in_generator_templates(folders)


def repository_of(root: Path) -> Path:
    """The folder with the `.git` that governs `root`; `root` itself when there is none."""
    return next((p for p in (root, *root.parents) if _exists(p / ".git")), root)


def _climb(path: Path) -> Iterator[Path]:
    inside, home = False, _home()
    for here in (path, *path.parents):
        if is_file(here / "mix.exs"):
            inside = True
            yield here
        if _exists(here / ".git") or here == home:
            return
        if inside and here.name in _FOREIGN:
            return


def _exists(path: Path) -> bool:
    return os.path.lexists(path)


def is_file(path: Path) -> bool:
    """Whether a file is there, as far as we may look."""
    try:
        return path.is_file()
    except OSError:
        return False


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None
