"""The comments that silence findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzer.evaluate.program import Program
from analyzer.expand.definitions import Site
from analyzer.stages.run import Run, whole_file
from analyzer.syntax.facts import FileFacts
from models.suppressions import Suppression
from models.suppressions import read as read_suppression


def suppressions(run: Run, facts: Mapping[str, FileFacts], program: Program) -> Iterator[Suppression]:
    for path, file in facts.items():
        yield from run.guarded("suppressions", whole_file(path), _notes, file.notes, path, program)


def _notes(notes: tuple[tuple[int, int], ...], path: str, program: Program) -> Iterator[Suppression]:
    for start, end in notes:
        found = read_suppression(program.source(path).text(start, end), program.place(Site(path, start, end)))
        if found is not None:
            yield found
