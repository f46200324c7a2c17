"""The one door to the report: renders, and checks what holds for every report there is."""

from __future__ import annotations

from rich.cells import cell_len

from analyzer.report import render
from models.findings import Finding
from models.project import Project


def shown(
    project: Project,
    findings: tuple[Finding, ...] = (),
    *,
    full: bool = False,
    format: str = "text",  # noqa: A002
    width: int | None = None,
) -> str:
    """The report without colours. Twice the same, nothing that steers a terminal, text within its width."""
    text = render(project, findings, format=format, full=full, width=width)
    assert text == render(project, findings, format=format, full=full, width=width)
    assert text.endswith("\n")
    assert all(character.isprintable() or character == "\n" for character in text)
    if format == "text":
        for line in text.splitlines():
            assert cell_len(line) <= (width or 80), line
            assert line == line.rstrip(), line
    return text
