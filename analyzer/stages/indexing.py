"""S2: mix files, config files and modules become a Program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from analyzer.evaluate.generated import generated_sources, unnamed_modules
from analyzer.evaluate.program import Apps, Program
from analyzer.evaluate.unrolling import with_unrolled
from analyzer.expand.definitions import Site
from analyzer.expand.index import Index
from analyzer.expand.knowledge import knowledge
from analyzer.expand.module_source import ModuleSource
from analyzer.expand.module_sources import module_sources
from analyzer.project.config import Config, read_config
from analyzer.project.mix import read_mix
from analyzer.stages.run import Run, whole_file
from analyzer.syntax import parse
from analyzer.syntax.facts import FileFacts
from models.ast import Node
from models.project import MixProject, Role


def mix_projects(run: Run, facts: Mapping[str, FileFacts]) -> tuple[MixProject, ...]:
    mixes = [file.path for file in run.files if file.role is Role.MIX and file.path in facts]
    return tuple(mix for path in mixes for mix in run.guarded("project/mix", whole_file(path), _mix, run, path))


def _mix(run: Run, path: str) -> Iterator[MixProject]:
    yield read_mix(parse(run.again(path)).root, path)


def program_of(run: Run, facts: Mapping[str, FileFacts], mixes: tuple[MixProject, ...]) -> Program:
    roots = [(f.path, facts[f.path].root) for f in run.files if f.role is Role.LIB and f.path in facts]
    written = [s for path, root in roots for s in run.guarded("index", whole_file(path), module_sources, root, path)]
    configs = [(f.path, facts[f.path].root) for f in run.files if f.role is Role.CONFIG and f.path in facts]
    config = _config(run, configs)
    program = Program(Index(written), knowledge(), config, run.again, _apps(run, mixes))
    made = run.guarded("generated", whole_file(run.name), generated_sources, program, roots)
    sources = [found for found in made if isinstance(found, ModuleSource)]
    run.unresolved += unnamed_modules(program, (found for found in made if isinstance(found, Site)))
    return with_unrolled(program.with_sources((*written, *sources)) if sources else program)


def _config(run: Run, files: list[tuple[str, Node]]) -> Config:
    """What the config files set; one that we fail at is left out."""
    try:
        return read_config(files)
    except Exception:
        if run.options.debug:
            raise
    sound = [file for file in files if run.guarded("project/config", whole_file(file[0]), _configs, [file])]
    whole = run.guarded("project/config", whole_file(run.name), _configs, sound)
    return whole[0] if whole else Config()


def _configs(files: list[tuple[str, Node]]) -> Iterator[Config]:
    yield read_config(files)


def _apps(run: Run, mixes: tuple[MixProject, ...]) -> Apps:
    by_root = {str(PurePosixPath(mix.path).parent): mix.app for mix in mixes}
    by_file = {file.path: by_root.get(file.mix_root or ".") for file in run.files}
    configs = frozenset(file.path for file in run.files if file.role is Role.CONFIG)
    return Apps(by_file, frozenset(mix.start_module for mix in mixes if mix.start_module), configs)
