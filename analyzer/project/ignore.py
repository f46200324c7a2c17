"""Which files and folders are left out: by their name, or because a .gitignore names them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

MANIFEST = ".unmix-manifest.json"
"""What `emit` leaves in its output folder: whatever lies beside it is no source."""

_GENERATED = frozenset({"_build", "node_modules"})
_GENERATED_IN_A_PROJECT = frozenset({"deps", "cover", "doc"})


def is_generated(name: str, *, in_project_root: bool) -> bool:
    """Whether a folder of this name holds dependencies, build products or a tool's own files.

    `deps`, `cover` and `doc` are such folders only directly in a project: an application
    may well keep modules in `lib/shop/deps`.
    """
    if name.startswith(".") or name in _GENERATED:
        return True
    return in_project_root and name in _GENERATED_IN_A_PROJECT


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """The .gitignore files in force in a folder, innermost first, each with its own folder."""

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def within(self, folder: str) -> IgnoreRules:
        """The rules in force below `folder`, which may bring a .gitignore of its own."""
        lines = _read_lines(Path(folder, ".gitignore"))
        if not lines:
            return self
        return IgnoreRules(((folder.rstrip(os.sep) + os.sep, _spec(lines)), *self.specs))

    def hide(self, path: str, *, folder: bool) -> bool:
        """Whether the innermost .gitignore with an opinion on this path hides it."""
        for base, spec in self.specs:
            relative = path[len(base) :].replace(os.sep, "/") + ("/" if folder else "")
            verdict = spec.check_file(relative).include
            if verdict is not None:
                return verdict
        return False


def rules_above(top: Path, folder: Path) -> IgnoreRules:
    """The rules that the folders from `top` down to `folder` impose on what is in it.

    Rules that would hide `folder` itself, or a folder on the way to it, are dropped:
    whoever names a path wants it read.
    """
    rules = IgnoreRules()
    for here in _way_down(top, folder):
        if here != top and rules.hide(str(here), folder=True):
            rules = IgnoreRules()
        if here != folder:
            rules = rules.within(str(here))
    return rules


def _way_down(top: Path, folder: Path) -> list[Path]:
    return [p for p in (*reversed(folder.parents), folder) if p.is_relative_to(top)]


def _read_lines(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _spec(lines: list[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Whether pathspec accepts the line; git silently passes over what it does not."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
