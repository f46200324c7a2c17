"""`analyze check PATH...`: findings only, one line each, and an exit code for CI."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from analyzer.cli import exits
from analyzer.cli.commands.analyze import deliver
from analyzer.cli.commands.judged import judge
from analyzer.cli.running import Running
from analyzer.project.opening import from_here
from models.diagnostics import Severity
from models.findings import Finding, Related, at_least
from models.project import Project, Role

Opened = Callable[[str], str]
"""How a path of the model is written so that it opens from where the user stands."""


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
    opened = from_here(paths)
    deliver(_json(project, findings, opened) if format == "json" else _text(project, findings, opened), out)
    failed = any(at_least(finding.severity, limit) for finding in findings)
    return exits.of(project, exits.FOUND if failed else exits.FINE)


def _text(project: Project, findings: Sequence[Finding], opened: Opened) -> str:
    return "".join(_lines(finding, opened) for finding in findings) + _count(project, findings)


def _lines(finding: Finding, opened: Opened) -> str:
    head = f"{_place(finding, opened)}: {finding.severity} {finding.code} {finding.name}: {finding.message}\n"
    return head + "".join(f"    {_place(other, opened)}: {other.message}\n" for other in finding.related)


def _place(told: Finding | Related, opened: Opened) -> str:
    return f"{opened(told.span.file)}:{told.span.line}:{told.span.column}"


def _json(project: Project, findings: Sequence[Finding], opened: Opened) -> str:
    """The findings in the order of the text, and the files that they name; spans as in the JSON of a Project."""
    named = {span.file for finding in findings for span in (finding.span, *(other.span for other in finding.related))}
    files = [file for file in project.files if file.path in named]
    context = {"file_index": {file.path: number for number, file in enumerate(files)}}
    data = {
        "files": [file.model_copy(update={"path": opened(file.path)}).model_dump(mode="json") for file in files],
        "findings": [finding.model_dump(mode="json", context=context) for finding in findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _count(project: Project, findings: Sequence[Finding]) -> str:
    by_severity = Counter(finding.severity for finding in findings)
    parts = [_plural(by_severity[s], s) for s in Severity if by_severity[s]]
    detail = f" ({', '.join(parts)})" if parts else ""
    return f"{_plural(len(findings), 'finding')}{detail} in {_plural(sum(file.role is Role.LIB for file in project.files), 'file')}\n"


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
