"""`golden` compares, and rewrites only when asked; in CI never."""

import pytest

pytest_plugins = ["pytester"]

CASE = """
from pathlib import Path

def test_it(golden):
    golden(Path("sample.txt"), "text\\n")
"""


@pytest.fixture
def sandbox(
    pytester: pytest.Pytester, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> pytest.Pytester:
    monkeypatch.delenv("CI", raising=False)
    pytester.makeconftest((request.config.rootpath / "tests/conftest.py").read_text("utf-8"))
    pytester.makepyfile(CASE)
    return pytester


def test_a_missing_golden_fails(sandbox: pytest.Pytester) -> None:
    result = sandbox.runpytest_subprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*no golden sample.txt*"])


def test_update_writes_it_and_then_it_holds(sandbox: pytest.Pytester) -> None:
    sandbox.runpytest_subprocess("--update").assert_outcomes(passed=1)
    assert (sandbox.path / "sample.txt").read_bytes() == b"text\n"
    sandbox.runpytest_subprocess().assert_outcomes(passed=1)


def test_a_differing_golden_fails(sandbox: pytest.Pytester) -> None:
    (sandbox.path / "sample.txt").write_text("other\n")
    sandbox.runpytest_subprocess().assert_outcomes(failed=1)


def test_ci_refuses_to_update(sandbox: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = sandbox.runpytest_subprocess("--update")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert not (sandbox.path / "sample.txt").exists()
