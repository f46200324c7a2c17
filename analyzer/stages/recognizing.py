"""S3 and S4: what the rooms say of each module."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.effects import dynamic_starts, sends
from analyzer.evaluate.module_facts import module_facts
from analyzer.evaluate.program import Program
from analyzer.expand.expanded import Expanded
from analyzer.expand.module_source import ModuleSource
from analyzer.recognizers.registry import recognizers
from analyzer.stages.run import Run, whole_file
from models.constructs import Construct
from models.effects import DynamicStart, Send
from models.evidence import Place
from models.modules import Module


def facts_of(run: Run, program: Program) -> tuple[list[Module], list[Construct], tuple[Send, ...], list[DynamicStart]]:
    modules: list[Module] = []
    constructs: list[Construct] = []
    sent: list[Send] = []
    started: list[DynamicStart] = []
    for source in program.index.sources:
        place = whole_file(source.file)
        for module in run.guarded("expand", place, _expanded, program, source):
            modules += run.guarded("modules", place, _module, program, module)
            constructs += _constructs(run, program, module, place)
            sent += run.guarded("sends", place, sends, program, module)
            started += run.guarded("starts", place, dynamic_starts, program, module)
    return modules, constructs, tuple(sent), started


def _constructs(run: Run, program: Program, module: Expanded, place: Place) -> Iterator[Construct]:
    for name, recognize in recognizers():
        yield from run.guarded(f"recognizers/{name}", place, recognize, module, program)


def _expanded(program: Program, source: ModuleSource) -> Iterator[Expanded]:
    yield program.expanded(source)


def _module(program: Program, module: Expanded) -> Iterator[Module]:
    yield module_facts(program, module)
