"""`analyze check PATH...`: findings only, one line each, and an exit code for CI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from analyzer.cli import exits, say
from analyzer.cli.commands.judged import judge
from analyzer.cli.running import Running
from models.diagnostics import Severity
from models.evidence import Place
from models.findings import Finding, at_least
from models.project import Project


def run(paths: Sequence[Path], *, fail_on: str | None, running: Running) -> int:
    """Exit with FOUND when a finding is as grave as the limit: the option's, or the settings'."""
    project, findings, settings = judge(paths, running, "check")
    limit = Severity(fail_on) if fail_on else settings.fail_on
    say.answer("".join(map(_lines, findings)) + _count(project, findings))
    if not running.quiet:
        _tell_unread(project)
    failed = any(at_least(finding.severity, limit) for finding in findings)
    return exits.of(project, exits.FOUND if failed else exits.FINE)


def _lines(finding: Finding) -> str:
    head = f"{_place(finding.span)}: {finding.severity} {finding.code} {finding.name}: {finding.message}\n"
    return head + "".join(f"    {_place(other.span)}: {other.message}\n" for other in finding.related)


def _place(place: Place) -> str:
    return f"{place.file}:{place.line}:{place.column}"


def _count(project: Project, findings: Sequence[Finding]) -> str:
    by_severity = Counter(finding.severity for finding in findings)
    parts = [f"{by_severity[s]} {s}" for s in Severity if by_severity[s]]
    detail = f" ({', '.join(parts)})" if parts else ""
    return f"{_plural(len(findings), 'finding')}{detail} in {_plural(len(project.files), 'file')}\n"


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _tell_unread(project: Project) -> None:
    """What could not be read could not be checked: a silent pass would be a lie."""
    for problem in project.diagnostics:
        if problem.code != "INTERNAL" and problem.severity is not Severity.INFO:
            say.remark(f"{_place(problem.span)}: {problem.severity} {problem.code}: {problem.message}")
