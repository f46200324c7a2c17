"""The one door to the whole analysis: source in, facts as text out, and the laws checked on the way.

check(source, "Ferry.Dock")               the children of its one supervisor, a line each
project = analyzed({"lib/a.ex": source})  the Project, after the laws were checked
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from itertools import chain
from pathlib import Path

from analyzer.pipeline import analyze_text
from models.base import Model
from models.constructs.supervisor import Supervisor
from models.evidence import Place
from models.project import Project
from tests.rendering import child_line, plain

Files = str | Mapping[str, str]

CORPUS = Path(__file__).parents[1] / "corpus"


def analyzed(files: Files) -> Project:
    """The Project of these files (a single text is lib/sample.ex). What holds for every Project is asserted."""
    sources = {"lib/sample.ex": cleandoc(files) + "\n"} if isinstance(files, str) else dict(files)
    project = analyze_text(sources)
    text = project.to_json()
    assert Project.from_json(text) == project, "law 8: the JSON does not read back"
    assert analyze_text(dict(reversed(sources.items()))).to_json() == text, "law 8: the order of files matters"
    assert not [d for d in project.diagnostics if d.code == "INTERNAL"]
    for place in places(project):
        assert_inside(place, sources)
    return project


def check(source: Files, expected: str) -> None:
    """The one supervisor of the source starts these children: a line each, as tests/rendering.py writes them."""
    found, wanted = children(source), cleandoc(expected)
    assert found == wanted, f"the children are\n{found}\nand should be\n{wanted}"


def children(source: Files) -> str:
    """The children of the one supervisor of a source."""
    [supervisor] = analyzed(source).of(Supervisor)
    return "\n".join(child_line(child) for child in supervisor.children)


def sample(construct: str) -> Project:
    """The Project of corpus/<construct>/sample.ex."""
    return analyzed({"lib/sample.ex": (CORPUS / construct / "sample.ex").read_text("utf-8")})


def init(expression: str, *, more: str = "", name: str = "Ferry.Line") -> str:
    """A supervisor whose children are what `expression` gives; `more` stands beside its init/1."""
    return f"""\
defmodule {name} do
  use Supervisor
{_indented(more, 2)}
  def init(options) do
    children = (
{_indented(expression, 6)}
    )

    Supervisor.init(children, strategy: :one_for_one)
  end
end
"""


def _indented(text: str, depth: int) -> str:
    return "\n".join(" " * depth + line if line else "" for line in cleandoc(text).splitlines())


def places(value: object) -> Iterator[Place]:
    """Every span of a model, at any depth."""
    match value:
        case Place():
            yield value
        case Model():
            yield from chain.from_iterable(places(getattr(value, name)) for name in type(value).model_fields)
        case tuple():
            yield from chain.from_iterable(map(places, value))
        case _:
            pass


def assert_inside(place: Place, sources: Mapping[str, str]) -> None:
    """A span begins and ends within its file, in this order."""
    assert place.file in sources, place
    lines = plain(sources[place.file]).split("\n")
    assert 1 <= place.line <= place.end_line <= len(lines), place
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1, place
    assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1, place
    assert place.line < place.end_line or place.column <= place.end_column, place
