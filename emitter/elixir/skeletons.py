"""From a Project to the files of its skeleton."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from emitter.elixir.module import module_text
from emitter.elixir.paths import paths
from emitter.elixir.pieces import Definition, Piece, Surroundings, params, unite
from emitter.elixir.registry import templates
from emitter.elixir.support import SUPPORT_MODULE, SUPPORT_PATH, SUPPORT_TEXT
from models.constructs import Construct
from models.project import Project

PLAIN = Piece(start=(Definition("start_link", params(1, ["arg"])),))
"""A module without constructs that is started all the same."""


def emit(project: Project, only: Collection[str] | None = None) -> dict[str, str]:
    """Path and text of one file for each module that has a construct, or is started by one.

    `only` names the modules that are wanted.
    """
    modules = _modules(project)
    chosen = paths(modules)
    files = {
        chosen[name]: skeleton(name, constructs) for name, constructs in modules.items() if only is None or name in only
    }
    if any(SUPPORT_MODULE in text for text in files.values()):
        files[SUPPORT_PATH] = SUPPORT_TEXT
    return files


def skeleton(module: str, constructs: Sequence[Construct]) -> str:
    """The text of one module's file."""
    known = templates()
    written = [(known[type(construct)], construct) for construct in constructs if type(construct) in known]
    options = [option for template, construct in written for option in template.options_of(construct)]
    around = Surroundings(options=tuple(options))
    pieces = [template.write(construct, around) for template, construct in written]
    return module_text(module, unite(pieces or [PLAIN]))


def _modules(project: Project) -> dict[str, list[Construct]]:
    """The constructs of each module, both in model order; then the plain modules that supervisors start."""
    modules: dict[str, list[Construct]] = {}
    for construct in project.constructs:
        modules.setdefault(construct.module, []).append(construct)
    started = {edge.target for construct in project.constructs for edge in construct.edges()}
    return modules | {m.name: [] for m in project.modules if m.name in started and m.name not in modules}
