"""The places that `check` prints can be opened from where the user stands."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.door import run

BROKEN = "defmodule Ferry do\n  def f(\nend\n"


def ferry(folder: Path) -> Path:
    """A Mix project with one finding, in `lib/ferry.ex`."""
    (folder / "lib").mkdir(parents=True)
    (folder / "mix.exs").write_text("defmodule Ferry.MixProject do\n  def project, do: [app: :ferry]\nend\n")
    (folder / "lib/ferry.ex").write_text(BROKEN)
    return folder


def place(*words: object) -> str:
    """Where the one finding is, told alike as text and as JSON."""
    text = run("check", *words, "--no-cache").out
    data = json.loads(run("check", *words, "--no-cache", "--format", "json").out)
    (finding,) = data["findings"]
    (file,) = data["files"]
    number, line, column, *_ = finding["span"]
    assert number == 0
    assert text.startswith(f"{file['path']}:{line}:{column}: warning UNM003")
    return str(file["path"])


@pytest.mark.parametrize(
    ("here", "word", "expected"),
    [
        (".", "port/ferry", "port/ferry/lib/ferry.ex"),
        (".", "port/ferry/lib/ferry.ex", "port/ferry/lib/ferry.ex"),
        ("port/ferry", ".", "lib/ferry.ex"),
        ("port/ferry", "lib", "lib/ferry.ex"),
        ("port/ferry/lib", "..", "ferry.ex"),
        ("port/ferry/lib", "ferry.ex", "ferry.ex"),
    ],
)
def test_below_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, here: str, word: str, expected: str
) -> None:
    ferry(tmp_path / "port/ferry")
    monkeypatch.chdir(tmp_path / here)
    assert place(word) == expected


def test_elsewhere_the_path_is_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ferry(tmp_path / "ferry")
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    assert place("../ferry") == str(tmp_path / "ferry/lib/ferry.ex")


def test_several_projects(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ferry(tmp_path / "north")
    ferry(tmp_path / "south")
    (tmp_path / "south/lib/ferry.ex").write_text("defmodule Ferry.South do\nend\n")
    monkeypatch.chdir(tmp_path)
    assert place("north", "south") == "north/lib/ferry.ex"


def test_names_that_cannot_be_shown_are_escaped_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ferry(tmp_path / "a\\b")
    monkeypatch.chdir(tmp_path)
    assert place("a\\b") == "a\\\\b/lib/ferry.ex"
    monkeypatch.chdir(tmp_path / "a\\b")
    assert place(".") == "lib/ferry.ex"


def test_a_current_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ferry(tmp_path / "ferry")

    def gone() -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(os, "getcwd", gone)
    assert place(tmp_path / "ferry") == str(tmp_path / "ferry/lib/ferry.ex")
