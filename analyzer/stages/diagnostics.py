"""What finding, reading and parsing the files has to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzer.evaluate.program import Program
from analyzer.expand.definitions import Site
from analyzer.project.found import Discovery
from analyzer.reading import Unreadable, told
from analyzer.stages.run import Run, internal, whole_file
from analyzer.syntax.facts import FileFacts
from analyzer.syntax.problems import Problem
from models.diagnostics import Diagnostic, Severity


def discovery_diagnostics(found: Discovery) -> Iterator[Diagnostic]:
    for problem in found.problems:
        severity = Severity.WARNING if problem.kind.loses else Severity.INFO
        place = whole_file(problem.path)
        yield Diagnostic(code=problem.kind.upper(), severity=severity, message=problem.message, span=place)


def unreadable_file(file: Unreadable) -> Diagnostic:
    if file.internal:
        return internal(file.message, whole_file(file.path))
    return Diagnostic(code="UNREADABLE", severity=Severity.WARNING, message=file.message, span=whole_file(file.path))


def file_diagnostics(run: Run, facts: Mapping[str, FileFacts], program: Program) -> None:
    defining = {source.file for source in program.index.sources}
    for path, file in facts.items():
        problems = told(file.problems, path in defining)
        run.diagnostics += run.guarded("problems", whole_file(path), _problems, problems, path, program)


def _problems(problems: tuple[Problem, ...], path: str, program: Program) -> Iterator[Diagnostic]:
    for problem in problems:
        place = program.place(Site(path, problem.start, problem.end))
        yield Diagnostic(code=problem.reason.upper(), severity=Severity.WARNING, message=problem.message, span=place)
