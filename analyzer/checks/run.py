"""Runs the rules over a project, and applies what the user said about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from analyzer.checks.registry import rules
from analyzer.checks.rule import ProjectRule, UnusedRule
from analyzer.checks.silence import Silence
from models.diagnostics import Severity
from models.findings import Finding, in_order
from models.project import Project


def run(
    project: Project,
    *,
    disable: Collection[str] = (),
    severity: Mapping[str, Severity] | None = None,
) -> tuple[Finding, ...]:
    """The findings about a project that no comment silences, in order."""
    silence = Silence(project.suppressions)
    kept = silence.sift(_judge(project))
    kept += silence.sift(_judge_unused(silence))
    wanted = (finding for finding in kept if finding.code not in disable)
    return in_order(_graded(wanted, severity or {}))


def _judge(project: Project) -> Iterable[Finding]:
    return (finding for rule in rules() if isinstance(rule, ProjectRule) for finding in rule(project))


def _judge_unused(silence: Silence) -> Iterable[Finding]:
    ours = [rule for rule in rules() if isinstance(rule, UnusedRule)]
    unused = silence.unused(ignore={rule.code for rule in ours})
    return (finding for rule in ours for finding in rule(unused))


def _graded(findings: Iterable[Finding], severity: Mapping[str, Severity]) -> Iterable[Finding]:
    """With the severities that the user chose instead of ours."""
    for finding in findings:
        chosen = severity.get(finding.code)
        yield finding.model_copy(update={"severity": chosen}) if chosen else finding
