"""From a Project to the files of its skeleton."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from emitter.elixir.child import own_spec, states_more, use_settings
from emitter.elixir.code import use_with
from emitter.elixir.layout import Text
from emitter.elixir.module import module_text
from emitter.elixir.paths import paths
from emitter.elixir.pieces import Definition, Piece, Surroundings, params, unite
from emitter.elixir.registry import templates
from emitter.elixir.support import SUPPORT_MODULE, SUPPORT_PATH, SUPPORT_TEXT
from models.constructs import Construct
from models.constructs.child_spec import ChildSpec
from models.modules import Function
from models.project import Project

_SPECS = frozenset(Text(f"use {m}") for m in ("GenServer", "Supervisor", "DynamicSupervisor", "Agent", "Task"))
"""What gives a module its `child_spec/1`, and takes that spec's settings as options."""
PLAIN = Piece(start=(Definition("start_link", params(1, ["arg"])),))
"""A module without constructs that is started all the same."""


def emit(project: Project, only: Collection[str] | None = None) -> dict[str, str]:
    """Path and text of one file for each module that has a construct, or is started by one.

    `only` names the modules that are wanted.
    """
    started = _started(project.constructs)
    modules = _modules(project, started)
    chosen = paths(modules)
    functions = {module.name: module.functions for module in project.modules}
    files = {
        chosen[name]: module_text(name, _piece(constructs, started.get(name, ()), functions.get(name, ())))
        for name, constructs in modules.items()
        if only is None or name in only
    }
    if any(SUPPORT_MODULE in text for text in files.values()):
        files[SUPPORT_PATH] = SUPPORT_TEXT
    return files


def _piece(constructs: Sequence[Construct], started_as: Iterable[ChildSpec], functions: tuple[Function, ...]) -> Piece:
    """What the constructs of a module contribute, and its `child_spec/1` where supervisors know of one."""
    known = templates()
    written = [(known[type(construct)], construct) for construct in constructs if type(construct) in known]
    options = [option for template, construct in written for option in template.options_of(construct)]
    around = Surroundings(tuple(options), functions)
    pieces = [template.write(construct, around) for template, construct in written] or [PLAIN]
    spec = next((child for child in started_as if states_more(child)), None)
    return _specified(unite(pieces), spec) if spec is not None else unite(pieces)


def _specified(piece: Piece, spec: ChildSpec) -> Piece:
    """The module with what supervisors know of its spec: options of its last `use`, or a `child_spec/1`."""
    settings = use_settings(spec)
    place = max((place for place, use in enumerate(piece.uses) if use in _SPECS), default=None)
    if settings is None or place is None:
        own = Definition("child_spec", params(1, ["arg"]), (own_spec(spec),), whole=True)
        return unite([Piece(start=(own,)), piece])
    use = use_with(piece.uses[place], settings)
    return replace(piece, uses=(*piece.uses[:place], use, *piece.uses[place + 1 :]))


def _modules(project: Project, started: Mapping[str, list[ChildSpec]]) -> dict[str, list[Construct]]:
    """The constructs of each module, both in model order; then the plain modules that supervisors start."""
    modules: dict[str, list[Construct]] = {}
    for construct in project.constructs:
        modules.setdefault(construct.module, []).append(construct)
    return modules | {m.name: [] for m in project.modules if m.name in started and m.name not in modules}


def _started(constructs: Iterable[Construct]) -> dict[str, list[ChildSpec]]:
    """The child specs with which each module is started."""
    known = templates()
    started: dict[str, list[ChildSpec]] = {}
    for construct in constructs:
        if type(construct) in known:
            for child in known[type(construct)].children_of(construct):
                started.setdefault(child.label, []).append(child)
    return started
