"""Reports of a Project for people and programs. Computes no facts; the only user of rich."""

from __future__ import annotations

from analyzer.report.registry import formats
from models.findings import Finding
from models.project import Project


def render(
    project: Project,
    findings: tuple[Finding, ...] = (),
    *,
    format: str = "text",  # noqa: A002 (the command line says format)
    full: bool = False,
    width: int | None = None,
    color: bool = False,
) -> str:
    """The report in one format; KeyError for a name that `formats()` lacks."""
    return formats()[format](project, findings, full=full, width=width, color=color)


__all__ = ["formats", "render"]
