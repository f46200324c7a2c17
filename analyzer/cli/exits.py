"""The exit codes: what a script may rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.project import Project

FINE = 0
FOUND = 1
"""Findings at or above the level asked for, or a broken law."""
USAGE = 2
INTERNAL = 3
"""A part of ours failed; the rest of the answer holds."""


def of(project: Project, otherwise: int = FINE) -> int:
    """INTERNAL when a part of ours failed, whatever else was found."""
    return INTERNAL if any(problem.code == "INTERNAL" for problem in project.diagnostics) else otherwise
