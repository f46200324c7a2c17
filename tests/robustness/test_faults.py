"""A mistake of ours in one file: one INTERNAL diagnostic that names the room and the file, and the rest goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analyzer import reading
from analyzer.pipeline import Options, analyze
from analyzer.stages import indexing, linking
from analyzer.syntax.facts import file_facts
from models.project import Project

FILES = {
    "mix.exs": "defmodule Ferry.MixProject do\n  def project, do: [app: :ferry]\nend\n",
    "config/config.exs": 'import Config\nconfig :ferry, depth: 3\nimport_config "tide.exs"\n',
    "config/tide.exs": "import Config\n",
    "lib/bad.ex": "defmodule Ferry.Bad do\n  def f, do: send(Ferry.Good, :x)\nend\n",
    "lib/good.ex": (
        "defmodule Ferry.Good do\n  use GenServer\n  def init(x), do: {:ok, x}\n"
        "  def f, do: GenServer.cast(__MODULE__, :y)\nend\n"
    ),
}


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / "ferry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "ferry"


def failing(function: Callable[..., Any], bad: Callable[..., bool]) -> Callable[..., Any]:
    """The function with a fault for some arguments."""

    def faulty(*args: Any) -> Any:
        if bad(*args):
            raise ZeroDivisionError("a fault")
        return function(*args)

    return faulty


def about_bad(*args: Any) -> bool:
    return "bad" in repr(args).lower()


FAULTS: dict[str, tuple[Any, str, Callable[..., bool], str, str]] = {
    "syntax": (reading, "file_facts", about_bad, "lib/bad.ex", "syntax"),
    "index": (indexing, "module_sources", about_bad, "lib/bad.ex", "index"),
    "mix": (indexing, "read_mix", lambda *_: True, "mix.exs", "project/mix"),
    "config": (
        indexing,
        "read_config",
        lambda files: "config/tide.exs" in dict(files),
        "config/tide.exs",
        "project/config",
    ),
    "link": (linking, "link_targets", about_bad, "lib/bad.ex", "link"),
}


@pytest.mark.parametrize("room", FAULTS)
def test_a_fault(ferry: Path, monkeypatch: pytest.MonkeyPatch, room: str) -> None:
    where, name, bad, path, named = FAULTS[room]
    monkeypatch.setattr(where, name, failing(getattr(where, name), bad))
    project = analyze([ferry], Options(jobs=1, cache=False))
    told = [(d.code, d.span.file, d.message) for d in project.diagnostics]
    assert told == [("INTERNAL", path, f"{named}: ZeroDivisionError: a fault")]
    assert "Ferry.Good" in {module.name for module in project.modules}
    assert [s.target.module for s in project.sends if s.module == "Ferry.Good"] == ["Ferry.Good"]
    read = room not in ("syntax", "index")
    assert [s.module for s in project.sends if s.module == "Ferry.Bad"] == ["Ferry.Bad"] * read
    assert Project.from_json(project.to_json()) == project


@pytest.mark.parametrize("room", FAULTS)
def test_debugging_shows_where_a_fault_is(ferry: Path, monkeypatch: pytest.MonkeyPatch, room: str) -> None:
    where, name, bad, _, _ = FAULTS[room]
    monkeypatch.setattr(where, name, failing(getattr(where, name), bad))
    with pytest.raises(ZeroDivisionError):
        analyze([ferry], Options(jobs=1, cache=False, debug=True))


def test_a_fault_in_another_process(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are forked here, so that they have the fault too."""
    monkeypatch.setattr(reading, "file_facts", failing(file_facts, about_bad))
    monkeypatch.setattr(reading, "POOL_BYTES", 0)
    project = analyze([ferry], Options(jobs=2, cache=False))
    assert [(d.code, d.span.file) for d in project.diagnostics] == [("INTERNAL", "lib/bad.ex")]
