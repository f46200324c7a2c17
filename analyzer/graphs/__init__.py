"""Graphs of a Project, as SVG, DOT, Mermaid or JSON. Sees models only; the only user of networkx."""

from __future__ import annotations

from analyzer.graphs.registry import formats, views
from models.project import Project


def render(project: Project, view: str = "supervision", format: str = "svg") -> str:  # noqa: A002 (the command line says format)
    """The text of one view in one format; KeyError for a name that `views()` or `formats()` lacks."""
    return formats()[format](views()[view](project))


__all__ = ["formats", "render", "views"]
