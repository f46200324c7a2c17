"""The order of the stages, from paths to a frozen Project (DESIGN: S0 to S6). Holds no logic of its own."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from pathlib import Path

from analyzer.project.discover import discover
from analyzer.reading import Options, Texts, Unreadable, read_facts
from analyzer.stages.diagnostics import discovery_diagnostics, file_diagnostics, unreadable_file
from analyzer.stages.files import source_files, text_file
from analyzer.stages.indexing import mix_projects, program_of
from analyzer.stages.linking import linked
from analyzer.stages.recognizing import facts_of
from analyzer.stages.run import Run
from analyzer.stages.suppressions import suppressions
from analyzer.stages.templates import templates_of
from models.project import Project

__all__ = ["Options", "analyze", "analyze_text"]


def analyze(paths: Sequence[Path], options: Options | None = None) -> Project:
    """The model of what lies at `paths`. Raises UsageError for the user's mistakes alone."""
    found = discover(paths)
    texts = Texts({file.path: file.absolute for file in found.files})
    run = Run(found.name, found.files, texts.read, options or Options())
    run.diagnostics.extend(discovery_diagnostics(found))
    return _bulk(run)


def analyze_text(files: Mapping[str, str], name: str = "test") -> Project:
    """The model of files given as text, by their paths from the project's root."""
    data = {path: text.encode("utf-8", "surrogateescape") for path, text in files.items()}
    found = tuple(text_file(path, len(data[path])) for path in sorted(data))
    return _project(Run(name, found, data.__getitem__, Options(jobs=1, cache=False, debug=True)))


def _bulk(run: Run) -> Project:
    """Many small values live until the end: the cyclic collector would only walk them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        return _project(run)
    finally:
        if enabled:
            gc.enable()


def _project(run: Run) -> Project:
    with run.stage("read"):
        facts, unreadable = read_facts(run.files, run.read, run.options)
        run.diagnostics.extend(unreadable_file(file) for file in unreadable)
    with run.stage("index"):
        mixes = mix_projects(run, facts)
        program = program_of(run, facts, mixes)
        file_diagnostics(run, facts, program)
    with run.stage("templates"):
        templates = list(templates_of(run, facts, program, mixes))
    with run.stage("recognize"):
        modules, constructs, sent, started = facts_of(run, program)
    with run.stage("link"):
        sent = linked(run, sent, constructs)
    run.diagnostics.extend(unreadable_file(Unreadable(path, reason)) for path, reason in run.gone.items())
    return Project(
        name=run.name,
        files=tuple(source_files(run, program.apps)),
        mix_projects=mixes,
        modules=tuple(sorted(modules, key=lambda m: (m.name, m.span))),
        constructs=tuple(sorted(constructs, key=lambda c: (c.module, c.kind, c.span))),
        sends=tuple(sorted(sent, key=lambda s: s.span)),
        starts=tuple(sorted(started, key=lambda s: s.span)),
        unresolved=tuple(sorted(dict.fromkeys(run.unresolved), key=lambda u: u.span)),
        templates=tuple(sorted(templates, key=lambda t: t.span)),
        suppressions=tuple(suppressions(run, facts, program)),
        diagnostics=tuple(sorted(run.diagnostics, key=lambda d: (d.span, d.code, d.message))),
    )
