"""The order of the stages, from paths to a frozen Project (DESIGN: S0 to S6). Holds no logic of its own."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import ParamSpec, TypeVar

from analyzer.evaluate.effects import dynamic_starts, sends
from analyzer.evaluate.generated import generated_sources
from analyzer.evaluate.module_facts import module_facts
from analyzer.evaluate.program import Apps, Program
from analyzer.evaluate.unrolling import with_unrolled
from analyzer.expand.definitions import Site
from analyzer.expand.expansion import Expanded
from analyzer.expand.index import Index, ModuleSource, module_sources
from analyzer.expand.knowledge import knowledge
from analyzer.link.targets import link_targets
from analyzer.project.config import Config, read_config
from analyzer.project.discover import discover
from analyzer.project.found import Discovery, FoundFile
from analyzer.project.mix import read_mix
from analyzer.project.roles import role_of
from analyzer.reading import Options, Texts, Unreadable, read_facts, told
from analyzer.recognizers.registry import recognizers
from analyzer.syntax import parse
from analyzer.syntax.facts import FileFacts
from analyzer.syntax.problems import Problem
from models.ast import Node
from models.constructs import Construct
from models.diagnostics import Diagnostic, Severity
from models.effects import DynamicStart, Send
from models.evidence import Place
from models.modules import Module
from models.project import MixProject, Project, Role, SourceFile
from models.suppressions import Suppression
from models.suppressions import read as read_suppression

__all__ = ["Options", "analyze", "analyze_text"]

P = ParamSpec("P")
T = TypeVar("T")


def analyze(paths: Sequence[Path], options: Options | None = None) -> Project:
    """The model of what lies at `paths`. Raises UsageError for the user's mistakes alone."""
    found = discover(paths)
    texts = Texts({file.path: file.absolute for file in found.files})
    run = _Run(found.name, found.files, texts.read, options or Options())
    run.diagnostics.extend(_discovery_diagnostics(found))
    return _bulk(run)


def analyze_text(files: Mapping[str, str], name: str = "test") -> Project:
    """The model of files given as text, by their paths from the project's root."""
    data = {path: text.encode("utf-8", "surrogateescape") for path, text in files.items()}
    found = tuple(_text_file(path, len(data[path])) for path in sorted(data))
    return _project(_Run(name, found, data.__getitem__, Options(jobs=1, cache=False, debug=True)))


@dataclass
class _Run:
    name: str
    files: tuple[FoundFile, ...]
    read: Callable[[str], bytes]
    options: Options
    diagnostics: list[Diagnostic] = field(default_factory=list)
    gone: dict[str, str] = field(default_factory=dict)
    """Files that vanished while we worked, with the reason."""

    def again(self, path: str) -> bytes:
        """A file's bytes, for a body; none when the file has vanished meanwhile."""
        try:
            return self.read(path)
        except OSError as error:
            self.gone[path] = error.strerror or str(error)
            return b""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage when the user asked for it."""
        start = time.perf_counter()
        yield
        if self.options.timings:
            sys.stderr.write(f"{name:<12} {time.perf_counter() - start:7.3f} s\n")

    def guarded(
        self, room: str, place: Place, work: Callable[P, Iterable[T]], *args: P.args, **named: P.kwargs
    ) -> list[T]:
        """What a room gives; a bug in it costs its own facts only, and is told."""
        try:
            return list(work(*args, **named))
        except Exception as error:
            if self.options.debug:
                raise
            self.diagnostics.append(_internal(f"{room}: {type(error).__name__}: {error}", place))
            return []


def _bulk(run: _Run) -> Project:
    """Many small values live until the end: the cyclic collector would only walk them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        return _project(run)
    finally:
        if enabled:
            gc.enable()


def _project(run: _Run) -> Project:
    with run.stage("read"):
        facts, unreadable = read_facts(run.files, run.read, run.options)
        run.diagnostics.extend(_unreadable(file) for file in unreadable)
    with run.stage("index"):
        mixes = _mix_projects(run, facts)
        program = _program(run, facts, mixes)
        _file_diagnostics(run, facts, program)
    with run.stage("recognize"):
        modules, constructs, sent, started = _facts(run, program)
    with run.stage("link"):
        sent = _linked(run, sent, constructs)
    run.diagnostics.extend(_unreadable(Unreadable(path, reason)) for path, reason in run.gone.items())
    return Project(
        name=run.name,
        files=tuple(_files(run, program.apps)),
        mix_projects=mixes,
        modules=tuple(sorted(modules, key=lambda m: (m.name, m.span))),
        constructs=tuple(sorted(constructs, key=lambda c: (c.module, c.kind, c.span))),
        sends=tuple(sorted(sent, key=lambda s: s.span)),
        starts=tuple(sorted(started, key=lambda s: s.span)),
        suppressions=tuple(_suppressions(run, facts, program)),
        diagnostics=tuple(sorted(run.diagnostics, key=lambda d: (d.span, d.code, d.message))),
    )


def _mix_projects(run: _Run, facts: Mapping[str, FileFacts]) -> tuple[MixProject, ...]:
    mixes = [file.path for file in run.files if file.role is Role.MIX and file.path in facts]
    return tuple(mix for path in mixes for mix in run.guarded("project/mix", _start(path), _mix, run, path))


def _mix(run: _Run, path: str) -> Iterator[MixProject]:
    yield read_mix(parse(run.again(path)).root, path)


def _program(run: _Run, facts: Mapping[str, FileFacts], mixes: tuple[MixProject, ...]) -> Program:
    roots = [(f.path, facts[f.path].root) for f in run.files if f.role is Role.LIB and f.path in facts]
    written = [s for path, root in roots for s in run.guarded("index", _start(path), module_sources, root, path)]
    configs = [(f.path, facts[f.path].root) for f in run.files if f.role is Role.CONFIG and f.path in facts]
    config = _config(run, configs)
    program = Program(Index(written), knowledge(), config, run.again, _apps(run, mixes))
    made = run.guarded("generated", _start(run.name), generated_sources, program, roots)
    return with_unrolled(program.with_sources((*written, *made)) if made else program)


def _config(run: _Run, files: list[tuple[str, Node]]) -> Config:
    """What the config files set; one that we fail at is left out."""
    try:
        return read_config(files)
    except Exception:
        if run.options.debug:
            raise
    sound = [file for file in files if run.guarded("project/config", _start(file[0]), _configs, [file])]
    whole = run.guarded("project/config", _start(run.name), _configs, sound)
    return whole[0] if whole else Config()


def _configs(files: list[tuple[str, Node]]) -> Iterator[Config]:
    yield read_config(files)


def _apps(run: _Run, mixes: tuple[MixProject, ...]) -> Apps:
    by_root = {str(PurePosixPath(mix.path).parent): mix.app for mix in mixes}
    by_file = {file.path: by_root.get(file.mix_root or ".") for file in run.files}
    configs = frozenset(file.path for file in run.files if file.role is Role.CONFIG)
    return Apps(by_file, frozenset(mix.start_module for mix in mixes if mix.start_module), configs)


def _facts(run: _Run, program: Program) -> tuple[list[Module], list[Construct], tuple[Send, ...], list[DynamicStart]]:
    modules: list[Module] = []
    constructs: list[Construct] = []
    sent: list[Send] = []
    started: list[DynamicStart] = []
    for source in program.index.sources:
        place = _start(source.file)
        for module in run.guarded("expand", place, _expanded, program, source):
            modules += run.guarded("modules", place, _module, program, module)
            constructs += _constructs(run, program, module, place)
            sent += run.guarded("sends", place, sends, program, module)
            started += run.guarded("starts", place, dynamic_starts, program, module)
    return modules, constructs, tuple(sent), started


def _linked(run: _Run, sent: tuple[Send, ...], constructs: list[Construct]) -> tuple[Send, ...]:
    """The sends with their receivers; those of a file that we fail at keep the names that they are sent to."""
    try:
        return link_targets(sent, constructs)
    except Exception:
        if run.options.debug:
            raise
    files: dict[str, list[Send]] = {}
    for send in sent:
        files.setdefault(send.span.file, []).append(send)
    return tuple(
        send
        for path, part in files.items()
        for send in run.guarded("link", _start(path), link_targets, part, constructs) or part
    )


def _constructs(run: _Run, program: Program, module: Expanded, place: Place) -> Iterator[Construct]:
    for name, recognize in recognizers():
        yield from run.guarded(f"recognizers/{name}", place, recognize, module, program)


def _expanded(program: Program, source: ModuleSource) -> Iterator[Expanded]:
    yield program.expanded(source)


def _module(program: Program, module: Expanded) -> Iterator[Module]:
    yield module_facts(program, module)


# ---------------------------------------------------------------- files


def _text_file(path: str, size: int) -> FoundFile:
    *folders, name = path.split("/")
    return FoundFile(path, Path(path), role_of(folders, name), ".", size, 0)


def _files(run: _Run, apps: Apps) -> Iterator[SourceFile]:
    """What was read, and what a diagnostic names without it having been read."""
    known = {file.path for file in run.files}
    seen = dict.fromkeys(d.span.file for d in run.diagnostics if d.span.file not in known)
    unread = [SourceFile(path=path, role=Role.UNREAD, size=0) for path in seen]
    yield from sorted([*(_source_file(file, apps) for file in run.files), *unread], key=lambda file: file.path)


def _source_file(file: FoundFile, apps: Apps) -> SourceFile:
    return SourceFile(path=file.path, role=file.role, app=apps.by_file.get(file.path), size=file.size)


def _discovery_diagnostics(found: Discovery) -> Iterator[Diagnostic]:
    for problem in found.problems:
        code, place = problem.kind.upper(), _start(problem.path)
        yield Diagnostic(code=code, severity=Severity.WARNING, message=problem.message, span=place)


def _unreadable(file: Unreadable) -> Diagnostic:
    if file.internal:
        return _internal(file.message, _start(file.path))
    return Diagnostic(code="UNREADABLE", severity=Severity.WARNING, message=file.message, span=_start(file.path))


def _internal(message: str, place: Place) -> Diagnostic:
    return Diagnostic(code="INTERNAL", severity=Severity.ERROR, message=message, span=place)


def _start(path: str) -> Place:
    """A file as a whole."""
    return Place(path, 1, 1, 1, 1)


def _file_diagnostics(run: _Run, facts: Mapping[str, FileFacts], program: Program) -> None:
    defining = {source.file for source in program.index.sources}
    for path, file in facts.items():
        problems = told(file.problems, path in defining)
        run.diagnostics += run.guarded("problems", _start(path), _problems, problems, path, program)


def _problems(problems: tuple[Problem, ...], path: str, program: Program) -> Iterator[Diagnostic]:
    for problem in problems:
        place = program.place(Site(path, problem.start, problem.end))
        yield Diagnostic(code=problem.reason.upper(), severity=Severity.WARNING, message=problem.message, span=place)


def _suppressions(run: _Run, facts: Mapping[str, FileFacts], program: Program) -> Iterator[Suppression]:
    for path, file in facts.items():
        yield from run.guarded("suppressions", _start(path), _notes, file.notes, path, program)


def _notes(notes: tuple[tuple[int, int], ...], path: str, program: Program) -> Iterator[Suppression]:
    for start, end in notes:
        found = read_suppression(program.source(path).text(start, end), program.place(Site(path, start, end)))
        if found is not None:
            yield found
