"""What the checks found: all of it, or counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from analyzer.report.sections.heading import section
from analyzer.report.words import DIM, count, dotted, lines, place, styled
from models.diagnostics import Severity
from models.findings import Finding

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def finding_counts(findings: tuple[Finding, ...]) -> Iterator[RenderableType]:
    """One line for each rule, the gravest first."""
    if not findings:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for (severity, code, name), number in by_rule(findings):
        table.add_row(styled(code, SEVERITY_STYLES[severity]), f"{number:,}", styled(name))
    yield section(f"Findings: {severities(findings)}", table)


def finding_list(findings: tuple[Finding, ...]) -> Iterator[RenderableType]:
    """Every finding: its sentence, its place, the places that belong to it."""
    if not findings:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        where = styled(f"{place(finding.span)} · {finding.name}", DIM)
        related = (styled(f"{place(other.span)} · {other.message}", DIM) for other in finding.related)
        text = lines(styled(finding.message), where, *related)
        table.add_row(styled(finding.code, SEVERITY_STYLES[finding.severity]), text)
    yield section(f"Findings: {severities(findings)}", table)


def severities(findings: tuple[Finding, ...]) -> str:
    """`1 error · 3 warnings`."""
    counted = Counter(finding.severity for finding in findings)
    return dotted(count(counted[severity], severity.value) for severity in Severity if counted[severity])


def by_rule(findings: tuple[Finding, ...]) -> list[tuple[tuple[Severity, str, str], int]]:
    rank = list(Severity)
    counted = Counter((finding.severity, finding.code, finding.name) for finding in findings)
    return sorted(counted.items(), key=lambda item: (rank.index(item[0][0]), item[0][1]))
