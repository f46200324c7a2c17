"""The report for a terminal: a summary, or everything."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from analyzer.report.coverage import coverage
from analyzer.report.page import paint
from analyzer.report.sections.diagnostics import diagnostics
from analyzer.report.sections.findings import finding_counts, finding_list
from analyzer.report.sections.heading import section
from analyzer.report.sections.others import other_messages
from analyzer.report.sections.processes import processes
from analyzer.report.sections.servers import server_lines, server_protocols
from analyzer.report.sections.supervision import supervision
from analyzer.report.sections.templates import templates
from analyzer.report.sections.unresolved import unresolved_counts, unresolved_examples
from analyzer.report.summary import counts
from analyzer.report.words import flow, styled
from models.findings import Finding
from models.project import Project


def render(project: Project, findings: tuple[Finding, ...], *, full: bool, width: int | None, color: bool) -> str:
    """No line is longer than `width` (80 when None)."""
    body = _everything(project, findings) if full else _summary(project, findings)
    return paint(*_header(project), *body, *_coverage(project), width=width, color=color)


def _header(project: Project) -> Iterator[RenderableType]:
    yield styled(project.name, "bold")
    yield flow(counts(project))


def _summary(project: Project, findings: tuple[Finding, ...]) -> Iterator[RenderableType]:
    yield from supervision(project, full=False)
    yield from server_lines(project)
    yield from finding_counts(findings)
    yield from unresolved_counts(project)
    yield from diagnostics(project, full=False)


def _everything(project: Project, findings: tuple[Finding, ...]) -> Iterator[RenderableType]:
    yield from supervision(project, full=True)
    yield from server_protocols(project)
    yield from other_messages(project)
    yield from processes(project)
    yield from templates(project)
    yield from finding_list(findings)
    yield from unresolved_examples(project)
    yield from diagnostics(project, full=True)


def _coverage(project: Project) -> Iterator[RenderableType]:
    if shares := coverage(project):
        yield section("Coverage", flow(map(str, shares)))
