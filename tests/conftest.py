"""What every test may ask for: goldens, the judge, and the Hypothesis profile."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.oracle.judge import Judge

Golden = Callable[[Path, str], None]

# `fast` is for the desk, `ci` for every change, `long` for a night: HYPOTHESIS_PROFILE=long.
settings.register_profile("fast", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=200,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the goldens; review them in the diff")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("goldens are not rewritten in CI")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the golden at a path (it lies beside its sample), or rewrite that."""
    update = bool(request.config.getoption("--update"))

    def compare(path: Path, text: str) -> None:
        if update:
            _rewrite(path, text)
        elif not path.exists():
            pytest.fail(f"no golden {path.name}: write it with `pytest --update`, then read it", pytrace=False)
        else:
            assert text == path.read_bytes().decode("utf-8"), f"{path.name} differs; `pytest --update` rewrites it"

    return compare


@pytest.fixture(scope="session")
def judge() -> Iterator["Judge"]:
    """The real Elixir, alive for the whole session; without one the test skips (in CI: fails)."""
    from tests.oracle.judge import Judge

    with Judge() as judge:
        yield judge


def _rewrite(path: Path, text: str) -> None:
    data = text.encode("utf-8")
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
