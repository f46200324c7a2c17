"""What Elixir itself resolves in a program: environment.exs compiles it and tells the meaning of each name.

[answer] = resolve([{"a.ex": source}], folder)   # one Resolved a program
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.oracle.toolchain import run_elixir

SCRIPT = Path(__file__).with_name("environment.exs")

Files = Mapping[str, str]
Definitions = frozenset[tuple[str, int, str]]
"""Name, arity and kind: `def`, `defp`, `defmacro` or `defmacrop`."""


@dataclass(frozen=True, slots=True)
class Event:
    """A name that the compiler resolved: `kind` and `what` are the words of Elixir's tracers.

    `module` is the one around it, None outside of all. Column 0: a macro wrote it.
    """

    file: str
    line: int
    column: int
    module: str | None
    kind: str
    what: tuple[str | int, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.kind} {' '.join(map(str, self.what))}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a program became; nothing when `errors` say why it does not compile."""

    errors: tuple[str, ...]
    modules: Mapping[str, Definitions]
    events: tuple[Event, ...]


def resolve(programs: Sequence[Files], folder: Path) -> list[Resolved]:
    """The compiler's word on each program, whose files may need one another in any order."""
    listed = [
        [_written(folder, f"{n}/{path}", text) for path, text in files.items()] for n, files in enumerate(programs)
    ]
    _written(folder, "programs.json", json.dumps(listed))
    _written(folder, SCRIPT.name, SCRIPT.read_text("utf-8"))
    run = run_elixir(folder, [SCRIPT.name], timeout=600)
    assert run.ok, run.err
    return [_resolved(answer) for answer in json.loads((folder / "answers.json").read_text("utf-8"))]


def _written(folder: Path, path: str, text: str) -> str:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8", newline="")
    return path


def _resolved(answer: dict[str, Any]) -> Resolved:
    modules = {name: frozenset((f, a, kind) for f, a, kind in defined) for name, defined in answer["modules"]}
    return Resolved(tuple(answer["errors"]), modules, tuple(_event(*event) for event in answer["events"]))


def _event(path: str, line: int, column: int, within: list[Any], kind: str, *what: str | int) -> Event:
    module = None if within[0] == "nil" else within[0]
    return Event(path.partition("/")[2], line, column, module, kind, what)
