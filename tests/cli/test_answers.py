"""Answers own stdout, remarks go to stderr, and a reader may leave early."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analyzer.cli import say
from models.project import Project
from tests.checks.build import project, supervisor
from tests.cli.door import pretend, run


def test_json_is_all_there_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, project(supervisor(strategy=None)))
    code, out, err = run(tmp_path, "--format", "json")
    assert (code, err) == (0, "")
    assert isinstance(json.loads(out), dict)


def test_out_leaves_stdout_empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, project())
    assert run(tmp_path, "--format", "json", "--out", tmp_path / "model.json") == (0, "", "")
    assert json.loads((tmp_path / "model.json").read_text())
    assert run("graph", tmp_path, "--format", "dot", "--out", tmp_path / "tree.dot") == (0, "", "")
    assert (tmp_path / "tree.dot").read_text().endswith("}\n")


def test_rules_are_explained() -> None:
    code, out, _ = run("explain", "sup001")
    assert code == 0
    assert out.startswith("# SUP001 duplicate-child-id (error)\n\nTwo children")
    assert run("explain", "duplicate-child-id").out == out
    assert [line[:6] for line in run("explain").out.splitlines()][:2] == ["MSG001", "SUP001"]


def test_constructs_are_listed() -> None:
    out = run("constructs").out
    assert "\ngen_server " in out
    assert all(len(line.split(maxsplit=1)) == 2 for line in out.splitlines())


def test_a_reader_who_leaves_is_no_error() -> None:
    script = "import sys; from analyzer.cli import main; sys.exit(main(['explain', 'SUP001']))"
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run([sys.executable, "-c", script], stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_characters_that_the_terminal_lacks() -> None:
    script = "from analyzer.cli import say; say.accept_any_text(); say.answer('é \\udcff')"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert done.stdout == b"\\xe9 \\udcff\n"


def terminal(monkeypatch: pytest.MonkeyPatch, name: str) -> io.StringIO:
    """Put a stream in the place of stdout or stderr that says it is a terminal."""
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(sys, name, stream)
    return stream


def test_progress_on_a_terminal_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch, "stderr")
    with say.progress("reading", quiet=True):
        assert stream.getvalue() == ""
    with say.progress("reading", quiet=False):
        assert stream.getvalue() == "reading …"
    assert stream.getvalue().endswith("\r\x1b[2K")


def test_colors_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not say.color()
    terminal(monkeypatch, "stdout")
    assert say.color()
    monkeypatch.setenv("TERM", "dumb")
    assert not say.color()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not say.color()


def test_colors_can_be_forced_but_not_against_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert say.color()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not say.color()


def test_ctrl_c(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, KeyboardInterrupt())
    assert run("check", tmp_path) == (130, "", "")


def test_no_progress_off_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, Project(name="shop", files=project().files))
    assert run("check", tmp_path).err == ""
