"""Settings: found upwards, strict, with suggestions."""

from pathlib import Path

import pytest

from analyzer.checks.registry import rules
from analyzer.config import Config, check_codes, load
from models.diagnostics import Severity
from tests.analysis import CORPUS
from tests.checks.build import project, supervisor
from tests.cli.door import complaint, pretend, run


def test_defaults(tmp_path: Path) -> None:
    assert load([tmp_path]) == Config()


def test_unmix_toml_above_the_paths(tmp_path: Path) -> None:
    (tmp_path / "unmix.toml").write_text('fail-on = "error"\ndisable = ["SUP001"]\nseverity = { MSG001 = "info" }')
    for folder in ("lib/a", "lib/b"):
        (tmp_path / folder).mkdir(parents=True)
    config = load([tmp_path / "lib/a", tmp_path / "lib/b"])
    assert config.fail_on is Severity.ERROR
    assert config.disable == ("SUP001",)
    assert config.severity == {"MSG001": Severity.INFO}


def test_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.unmix]\nfail-on = "info"')
    assert load([tmp_path]).fail_on is Severity.INFO


def test_a_pyproject_of_others_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "unmix.toml").write_text('fail-on = "info"')
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/pyproject.toml").write_text("[tool.ruff]\nline-length = 100")
    assert load([tmp_path / "lib"]).fail_on is Severity.INFO


def test_the_nearest_file_counts_and_unmix_toml_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "unmix.toml").write_text('fail-on = "info"')
    (tmp_path / "lib/unmix.toml").write_text('fail-on = "error"')
    (tmp_path / "lib/pyproject.toml").write_text('[tool.unmix]\nfail-on = "info"')
    assert load([tmp_path / "lib"]).fail_on is Severity.ERROR


@pytest.mark.parametrize(
    ("toml", "mistake", "hint"),
    [
        ('fail_on = "error"', "unknown key fail_on", "did you mean fail-on?"),
        ("colour = 1", "unknown key colour", "known: disable, fail-on, severity"),
        ('fail-on = "never"', "fail-on: Input should be", ""),
        ('disable = "SUP001"', "disable: Input should be", ""),
        ("fail-on = ", "is no TOML", ""),
        ('fail-on = "\\xff"', "is no TOML", ""),
    ],
)
def test_mistakes(tmp_path: Path, toml: str, mistake: str, hint: str) -> None:
    (tmp_path / "unmix.toml").write_text(toml)
    told = complaint(run("check", tmp_path))
    assert told[0].startswith(f"{tmp_path}/unmix.toml")
    assert mistake in told[0]
    assert told[1] == hint


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "unmix.toml").write_bytes(b"\xff\xfe")
    assert "cannot be read" in complaint(run("check", tmp_path))[0]


def test_a_folder_that_may_not_be_looked_into_has_no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refuse)
    assert load([tmp_path]) == Config()


def test_an_unknown_rule(tmp_path: Path) -> None:
    (tmp_path / "unmix.toml").write_text('disable = ["SUP01"]')
    assert complaint(run("check", tmp_path))[0] == "the settings name SUP01, which is no rule"


def test_a_rule_that_is_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, project(supervisor(strategy=None)))
    (tmp_path / "unmix.toml").write_text('disable = ["SUP002"]')
    assert run("check", tmp_path) == (0, "0 findings in 1 file\n", "")


def test_the_settings_of_the_readme(tmp_path: Path) -> None:
    readme = (CORPUS.parent / "README.md").read_text("utf-8")
    (tmp_path / "unmix.toml").write_text(readme.split("```toml\n")[1].split("```")[0])
    config = load([tmp_path])
    check_codes(config, [rule.code for rule in rules()])
    assert config == Config.model_validate(
        {"fail-on": "error", "disable": ["UNM001"], "severity": {"UNM003": Severity.ERROR}}
    )
