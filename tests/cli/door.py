"""The one door to the command line: `run("check", path)` gives exit code, stdout and stderr."""

import io
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from analyzer import laws
from analyzer.cli import main
from models.project import Project


class Outcome(NamedTuple):
    exit: int
    out: str
    err: str


def run(*words: object) -> Outcome:
    """Run one command in this process. Whatever it is given, no traceback comes out."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(word) for word in words])
    assert "Traceback" not in out.getvalue() + err.getvalue()
    return Outcome(code, out.getvalue(), err.getvalue())


def complaint(outcome: Outcome) -> tuple[str, str]:
    """The two lines of a usage error: the mistake, and the hint (without its name)."""
    assert outcome.exit == 2
    assert outcome.out == ""
    mistake, *hints = outcome.err.splitlines()
    assert mistake.startswith("analyze: ")
    assert len(hints) <= 1
    assert all(hint.startswith("hint: ") for hint in hints)
    return mistake.removeprefix("analyze: "), "".join(hints).removeprefix("hint: ")


@dataclass(frozen=True)
class _Options:
    jobs: int | None
    cache: bool
    debug: bool
    timings: bool


def pretend(monkeypatch: pytest.MonkeyPatch, project: Project | BaseException) -> list[_Options]:
    """Put a pipeline in place that gives this project; the list tells how it was asked."""
    asked: list[_Options] = []

    def analyze(paths: Sequence[Path], options: _Options) -> Project:
        asked.append(options)
        if isinstance(project, BaseException):
            raise project
        return project

    fake = ModuleType("analyzer.pipeline")
    for name, value in {"Options": _Options, "analyze": analyze}.items():
        setattr(fake, name, value)
    monkeypatch.setitem(sys.modules, "analyzer.pipeline", fake)
    return asked


def pretend_files(monkeypatch: pytest.MonkeyPatch, **sources: bytes) -> None:
    """Put files in place, and a room that loses every `!` of them."""
    monkeypatch.setattr(laws, "texts", lambda *_: list(sources.items()))
    monkeypatch.setattr(laws, "unopened", lambda *_: ())
    monkeypatch.setattr(laws, "rebuild", lambda _, data: data.replace(b"!", b"?"))
