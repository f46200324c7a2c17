"""What a check says about the analysed code: one sentence about one place."""

from __future__ import annotations

from collections.abc import Iterable

from models.base import Model
from models.diagnostics import Severity
from models.evidence import Certainty, Span


class Related(Model):
    """Another place that belongs to a finding, with what it has to do with it."""

    message: str
    span: Span


class Finding(Model):
    """A problem of the analysed code. `code` is stable, `name` is for people."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    certainty: Certainty = Certainty.EXACT

    @property
    def place(self) -> tuple[Span, str, str]:
        """What orders findings: file, position, code, message."""
        return self.span, self.code, self.message


_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by place, every finding once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.place))


def at_least(severity: Severity, limit: Severity) -> bool:
    """`severity` is as grave as `limit`, or graver."""
    return _RANK[severity] >= _RANK[limit]
