"""0 fine, 1 findings or a broken law, 2 the user's mistake, 3 ours."""

import json
from pathlib import Path

import pytest

from models.diagnostics import Diagnostic, Severity
from models.project import Project
from tests.checks.build import at, child, project, supervisor
from tests.cli.door import pretend, pretend_files, run

FINE = project()
FOUND = project(supervisor(strategy=None))  # SUP002, an error


def broken_inside(fine: Project) -> Project:
    problem = Diagnostic(code="INTERNAL", severity=Severity.ERROR, message="recognizers: KeyError", span=at(1))
    return fine.model_copy(update={"diagnostics": (problem,)})


def test_nothing_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, FINE)
    assert run("check", tmp_path) == (0, "0 findings in 1 file\n", "")


def test_findings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, FOUND)
    monkeypatch.chdir(tmp_path)
    code, out, err = run("check", tmp_path)
    assert (code, err) == (1, "")
    finding, count = out.splitlines()
    assert finding.startswith("lib/shop.ex:5:1: error SUP002 missing-strategy: Shop.Supervisor starts without")
    assert count == "1 finding (1 error) in 1 file"


def test_findings_as_json(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, FOUND)
    code, out, err = run("check", tmp_path, "--format", "json")
    [found] = json.loads(out)["findings"]
    assert (code, err) == (1, "")
    assert (found["code"], found["severity"], found["certainty"]) == ("SUP002", "error", "exact")
    assert found["span"] == [0, 5, 1, 5, 10]
    assert run("check", tmp_path, "--format", "json", "--out", tmp_path / "found.json") == (1, "", "")
    assert (tmp_path / "found.json").read_text() == out
    pretend(monkeypatch, FINE)
    code, out, err = run("check", tmp_path, "--format", "json")
    assert (code, json.loads(out), err) == (0, {"files": [], "findings": []}, "")


def test_findings_are_written_as_a_project_would_write_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One form of span and of file in all JSON, so that one reader reads it."""
    monkeypatch.chdir(tmp_path)
    pretend(monkeypatch, FOUND)
    findings, model = (json.loads(run(*words, tmp_path, "--format", "json").out) for words in (["check"], []))
    assert findings["files"] == model["files"]
    assert findings["findings"][0]["span"] == model["constructs"][0]["span"]


def test_the_related_place_may_be_in_another_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    twice = (
        child("Shop.Cart", 6, id="cart"),
        child("Shop.Cart", 7, id="cart").model_copy(update={"span": at(9, "lib/z.ex")}),
    )
    found = project(supervisor(*twice))
    other = found.files[0].model_copy(update={"path": "lib/z.ex"})
    pretend(monkeypatch, found.model_copy(update={"files": (*found.files, other)}))
    monkeypatch.chdir(tmp_path)
    data = json.loads(run("check", tmp_path, "--format", "json").out)
    assert [file["path"] for file in data["files"]] == ["lib/shop.ex", "lib/z.ex"]
    assert {data["findings"][0]["span"][0], data["findings"][0]["related"][0]["span"][0]} == {0, 1}


@pytest.mark.parametrize(("grade", "code"), [("info", 0), ("warning", 1), ("error", 1)])
def test_the_default_level_is_warning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, grade: str, code: int) -> None:
    pretend(monkeypatch, FOUND)
    (tmp_path / "unmix.toml").write_text(f'severity = {{ SUP002 = "{grade}" }}')
    assert run("check", tmp_path).exit == code
    assert run("check", tmp_path, "--fail-on", "error").exit == (1 if grade == "error" else 0)
    assert run("check", tmp_path, "--fail-on", "info").exit == 1


def test_the_settings_may_choose_the_level(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, FOUND)
    (tmp_path / "unmix.toml").write_text('fail-on = "error"\nseverity = { SUP002 = "warning" }')
    assert run("check", tmp_path).exit == 0


def test_findings_change_no_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, FOUND)
    assert run(tmp_path, "--format", "json").exit == 0


@pytest.mark.parametrize("command", [["check"], ["graph"], ["--format", "json"]], ids=" ".join)
def test_an_error_of_ours_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]) -> None:
    pretend(monkeypatch, broken_inside(FOUND))
    code, _, err = run(*command, tmp_path)
    assert code == 3
    assert err == "analyze: internal error: recognizers: KeyError (lib/shop.ex:1); --debug shows more\n"


def test_an_error_outside_the_rooms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, RuntimeError("no idea"))
    assert run("check", tmp_path) == (3, "", "analyze: internal error: RuntimeError: no idea; --debug shows where\n")
    with pytest.raises(RuntimeError):
        run("check", tmp_path, "--debug")


def test_what_could_not_be_read_is_no_pass(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unread = Diagnostic(code="UNREADABLE", severity=Severity.WARNING, message="permission denied", span=at(1))
    pretend(monkeypatch, FINE.model_copy(update={"diagnostics": (unread,)}))
    monkeypatch.chdir(tmp_path)
    assert run("check", tmp_path) == (
        1,
        "lib/shop.ex:1:1: warning UNM003 unread-source: not read: permission denied\n1 finding (1 warning) in 1 file\n",
        "",
    )
    assert run("check", tmp_path, "--fail-on", "error").exit == 0
    (tmp_path / "unmix.toml").write_text('disable = ["UNM003"]')
    assert run("check", tmp_path).exit == 0


def test_laws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend_files(monkeypatch, a=b"defmodule A do end", b=b"")
    assert run("roundtrip", tmp_path).exit == 0
    pretend_files(monkeypatch, a=b"ok?", b=b"raise!")
    code, out, err = run("roundtrip", tmp_path)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "law      files  bytes  ok  broken  not read by us  refused by Elixir",
        "1 bytes      2      9   1       1               0                  0",
        "b: law 1 bytes is broken: differs at byte 5",
    ]


def test_options_reach_the_pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = pretend(monkeypatch, FINE)
    run("check", tmp_path)
    run("check", tmp_path, "--jobs", "3", "--no-cache", "--timings", "--debug")
    plain, special = asked
    assert (plain.jobs, plain.cache, plain.timings, plain.debug) == (None, True, False, False)
    assert (special.jobs, special.cache, special.timings, special.debug) == (3, False, True, True)
