"""Child lists, case by case: see the tables in the Markdown files beside this one."""

from pathlib import Path

import pytest

from tests.analysis import check, init
from tests.evaluate.cases import Case, cases

FILES = sorted(Path(__file__).parent.glob("*.md"))
ALL = [
    pytest.param(
        case, id=f"{file.stem}: {case.name}", marks=[pytest.mark.xfail(raises=AssertionError)] if case.gap else []
    )
    for file in FILES
    for case in cases(file)
]


@pytest.mark.parametrize("case", ALL)
def test_children(case: Case) -> None:
    check(init(case.expression, more=case.beside), case.expected)


def test_every_table_is_read() -> None:
    assert {file.stem for file in FILES} >= {"branches", "functions", "lists", "options", "specs", "unknown"}
    names = [(file, case.name) for file in FILES for case in cases(file)]
    assert len(names) == len(set(names)) > 70
