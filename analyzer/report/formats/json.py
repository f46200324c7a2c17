"""The Project's public, versioned JSON and nothing else: findings belong to `analyze check`."""

from __future__ import annotations

from models.findings import Finding
from models.project import Project


def render(
    project: Project,
    findings: tuple[Finding, ...],  # noqa: ARG001 (every format is asked alike)
    *,
    full: bool,  # noqa: ARG001
    width: int | None,  # noqa: ARG001
    color: bool,  # noqa: ARG001
) -> str:
    return project.to_json() + "\n"
