"""A Project as a Haxe library: names first, then one file for each module."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from emitter.haxe.constructs import TEMPLATES
from emitter.haxe.foreign import foreign_file, mentioned
from emitter.haxe.library import build_file, description, library_name, support
from emitter.haxe.names import Names, assign
from emitter.haxe.profile import Profile
from emitter.haxe.profiles import REFLAXE_ELIXIR_1_1
from emitter.haxe.readme import readme
from emitter.haxe.spelling import Naming
from emitter.haxe.stubs import Stub, stub
from emitter.haxe.world import World, library_modules
from models.constructs import Construct
from models.modules import Module
from models.project import Project


def emit(
    project: Project,
    *,
    naming: Naming = "camel",
    only: Collection[str] | None = None,
    profile: Profile = REFLAXE_ELIXIR_1_1,
) -> dict[str, str]:
    """The library's files, by path relative to its folder. `only`: the modules to write; None: all.

    Names do not depend on `only`, so parts that are written one by one fit together.
    """
    world = _world(project, naming, only, profile)
    written = [stub(world.modules[name], world) for name in sorted(world.emitted)]
    without = sorted(set(world.modules) - world.emitted) if only is None else []
    sources = {
        **support(),
        **_foreign_files(written, world.names),
        **{f"src/{one.file}": one.text for one in written},
    }
    return {
        "README.md": readme(project.name, library_name(project.name), written, without, profile),
        "build.hxml": build_file(sources),
        "haxelib.json": description(project.name),
        **sources,
    }


def _foreign_files(stubs: Sequence[Stub], names: Names) -> dict[str, str]:
    """The types of libraries that some stub refers to."""
    referred = {path for one in stubs for path in one.referred}
    return {
        f"src/{path.home.replace('.', '/')}.hx": foreign_file(foreign, path)
        for foreign, path in names.foreign.items()
        if path in referred
    }


def _world(project: Project, naming: Naming, only: Collection[str] | None, profile: Profile) -> World:
    modules = library_modules(project)
    constructs = _by_module(project.constructs)
    purposes = [
        (construct.module, purpose)
        for construct in project.constructs
        if type(construct) in TEMPLATES
        for purpose in TEMPLATES[type(construct)].purposes
    ]
    names = assign(modules, purposes, mentioned(modules.values()), naming, profile)
    worth = {name for name, module in modules.items() if _worth_a_stub(module) or name in constructs}
    emitted = worth if only is None else worth & set(only)
    return World(modules, emitted, names, constructs)


def _by_module(constructs: Sequence[Construct]) -> Mapping[str, Sequence[Construct]]:
    found: dict[str, list[Construct]] = {}
    for construct in constructs:
        found.setdefault(construct.module, []).append(construct)
    return found


def _worth_a_stub(module: Module) -> bool:
    return bool(module.struct or module.types or any(function.public for function in module.functions))
