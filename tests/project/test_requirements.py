"""What a version requirement allows."""

import pytest

from analyzer.project.requirements import below_one


@pytest.mark.parametrize(
    "requirement",
    [
        "~> 0.20",
        "~> 0.18.3",
        "0.17.1",
        "== 0.20.0",
        "<= 0.20.0",
        "< 1.0.0",
        ">= 0.18.0 and < 1.0.0",
        "~> 0.17 or ~> 0.20",
    ],
)
def test_below_one(requirement: str) -> None:
    assert below_one(requirement)


@pytest.mark.parametrize(
    "requirement",
    [
        "~> 1.0",
        "~> 1.0-rc",
        ">= 0.18.0",
        "~> 0.20 or ~> 1.0",
        "<= 1.0.0",
        "< 1.1.0",
        "> 0.9.0",
        "",
        'path: "../live"',
        "10.2.0",
    ],
)
def test_perhaps_one_or_more(requirement: str) -> None:
    assert not below_one(requirement)
