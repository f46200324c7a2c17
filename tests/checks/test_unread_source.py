"""What was not read was not checked: a finding says so."""

import pytest

from analyzer.checks.run import run
from models.diagnostics import Diagnostic, Severity
from models.findings import Finding
from tests.checks.build import at, project


def judged(code: str, severity: Severity = Severity.WARNING) -> tuple[Finding, ...]:
    problem = Diagnostic(code=code, severity=severity, message="permission denied", span=at(3, "lib/ferry.ex"))
    return run(project().model_copy(update={"diagnostics": (problem,)}))


@pytest.mark.parametrize("code", ["SYNTAX", "ENCODING", "UNREADABLE", "TOO_LARGE", "SYMLINK_OUTSIDE"])
def test_what_was_not_read_is_found_where_it_is(code: str) -> None:
    (finding,) = judged(code)
    assert (finding.code, finding.severity, finding.span) == ("UNM003", Severity.WARNING, at(3, "lib/ferry.ex"))
    assert finding.message == "not read: permission denied"


def test_what_was_read_all_the_same_is_not() -> None:
    assert judged("ODD_NAME", Severity.INFO) == ()


def test_a_mistake_of_ours_is_told_elsewhere() -> None:
    assert judged("INTERNAL", Severity.ERROR) == ()
