"""Findings are ordered by place, and compared by severity."""

from itertools import permutations

from models.diagnostics import Severity
from models.findings import Finding, at_least, in_order
from tests.checks.build import at


def finding(line: int, code: str = "SUP001", file: str = "lib/a.ex", message: str = "m") -> Finding:
    return Finding(code=code, name="n", severity=Severity.INFO, message=message, span=at(line, file))


def test_any_order_in_one_order_out() -> None:
    wanted = (
        finding(10),
        finding(11, "MSG001"),
        finding(11, "SUP001", message="a"),
        finding(11, "SUP001", message="b"),
        finding(2, file="lib/b.ex"),
    )
    assert {in_order(order) for order in permutations(wanted)} == {wanted}


def test_the_same_twice_is_once() -> None:
    assert in_order([finding(1), finding(1)]) == (finding(1),)


def test_severities_are_ordered() -> None:
    order = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    for n, one in enumerate(order):
        assert [at_least(one, other) for other in order] == [m <= n for m in range(3)]
