"""SUP002 speaks when the options are known to the end."""

import pytest

from analyzer.checks.supervision.missing_strategy import missing_strategy
from models.constructs.child_spec import Strategy
from models.evidence import Reason, Unresolved
from tests.checks.build import at, project, supervisor


def test_no_strategy() -> None:
    (finding,) = missing_strategy(project(supervisor(strategy=None)))
    assert finding.span == at(5)
    assert finding.message == "Shop.Supervisor starts without a :strategy, which Supervisor requires"


@pytest.mark.parametrize(
    "change",
    [
        {"strategy": Strategy.ONE_FOR_ALL},
        {"strategy": Unresolved(reason=Reason.PARAMETER, text="opts", span=at(5))},
        {"options_known": False},
        {"owner": "child"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_strategy_or_doubt(change: dict[str, object]) -> None:
    assert not list(missing_strategy(project(supervisor(strategy=None).model_copy(update=change))))
