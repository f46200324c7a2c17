"""A project together with what the rules say about it, under the user's settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from analyzer import config
from analyzer.checks.registry import rules
from analyzer.checks.run import run
from analyzer.cli.running import Running, read, require
from models.findings import Finding
from models.project import Project


class Judged(NamedTuple):
    """What a report shows."""

    project: Project
    findings: tuple[Finding, ...]
    settings: config.Config


def judge(paths: Sequence[Path], running: Running, command: str) -> Judged:
    """Read the settings first: a mistake in them should not cost an analysis."""
    require(paths, command)
    settings = config.load(paths)
    config.check_codes(settings, [rule.code for rule in rules()])
    project = read(paths, running, command)
    findings = run(project, disable=settings.disable, severity=settings.severity)
    return Judged(project, findings, settings)
