"""`analyze check PATH...`: findings only, one line each, and an exit code for CI."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from analyzer.cli import exits, say
from analyzer.cli.commands.analyze import deliver
from analyzer.cli.commands.judged import judge
from analyzer.cli.running import Running
from models.diagnostics import Severity
from models.evidence import Place
from models.findings import Finding, Related, at_least
from models.project import Project, Role


def run(
    paths: Sequence[Path],
    *,
    fail_on: str | None,
    format: Literal["text", "json"],  # noqa: A002
    out: Path | None,
    running: Running,
) -> int:
    """Exit with FOUND when a finding is as grave as the limit: the option's, or the settings'."""
    project, findings, settings = judge(paths, running, "check")
    limit = Severity(fail_on) if fail_on else settings.fail_on
    deliver(_json(findings) if format == "json" else _text(project, findings), out)
    if not running.quiet:
        _tell_unread(project)
    failed = any(at_least(finding.severity, limit) for finding in findings)
    return exits.of(project, exits.FOUND if failed else exits.FINE)


def _text(project: Project, findings: Sequence[Finding]) -> str:
    return "".join(map(_lines, findings)) + _count(project, findings)


def _json(findings: Sequence[Finding]) -> str:
    """A list with an object for each finding, in the order of the text."""
    return json.dumps(list(map(_data, findings)), ensure_ascii=False, indent=2) + "\n"


def _data(one: Finding | Related) -> dict[str, object]:
    """The model's own fields, with named parts of its place."""
    related = {"related": list(map(_data, one.related))} if isinstance(one, Finding) else {}
    return {**one.model_dump(mode="json"), "span": one.span._asdict(), **related}


def _lines(finding: Finding) -> str:
    head = f"{_place(finding.span)}: {finding.severity} {finding.code} {finding.name}: {finding.message}\n"
    return head + "".join(f"    {_place(other.span)}: {other.message}\n" for other in finding.related)


def _place(place: Place) -> str:
    return f"{place.file}:{place.line}:{place.column}"


def _count(project: Project, findings: Sequence[Finding]) -> str:
    by_severity = Counter(finding.severity for finding in findings)
    parts = [f"{by_severity[s]} {s}" for s in Severity if by_severity[s]]
    detail = f" ({', '.join(parts)})" if parts else ""
    return f"{_plural(len(findings), 'finding')}{detail} in {_plural(sum(file.role is Role.LIB for file in project.files), 'file')}\n"


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _tell_unread(project: Project) -> None:
    """What could not be read could not be checked: a silent pass would be a lie."""
    for problem in project.diagnostics:
        if problem.code != "INTERNAL" and problem.severity is not Severity.INFO:
            say.remark(f"{_place(problem.span)}: {problem.severity} {problem.code}: {problem.message}")
