"""The walk over everything unknown finds it wherever it hides."""

from __future__ import annotations

from models.project import Project
from models.unresolved import unresolved
from tests.report.sample import child, project, shop, starts, supervisor, unknown


def test_in_model_order_and_at_any_depth() -> None:
    deep = child("A", 1, restart=unknown("restart", 2), shutdown=unknown("shutdown", 3))
    found = unresolved(project(supervisor("S", deep, unknown("child", 4), strategy=unknown("strategy", 5))))
    assert [value.text for value in found] == ["strategy", "restart", "shutdown", "child"]


def test_in_starts() -> None:
    assert [value.text for value in unresolved(project(starts=starts()))] == ["sup"]


def test_nothing_is_nothing() -> None:
    assert unresolved(Project(name="x")) == ()


def test_each_is_counted_once() -> None:
    assert len(unresolved(shop())) == 2
