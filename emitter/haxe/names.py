"""Every Haxe name, assigned before anything is written, from all modules even if few are emitted.

Assignment goes by Elixir name, and names that convert exactly come first: so the order of files
has no influence, and a new module takes no name away from an older one that spells it exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from emitter.haxe.aliases import own_type
from emitter.haxe.elixir_text import is_alias
from emitter.haxe.haxe_types import Path
from emitter.haxe.profile import Profile
from emitter.haxe.spelling import Naming, capitalized, identifier, plain, segment
from models.modules import Module

FOREIGN = "foreign"
"""Package of the types of libraries."""


class Pool:
    """Names in use. A taken name gets `_` until it is free.

    `fold`: they become file names, so those that differ only in case are the same.
    """

    def __init__(self, taken: Iterable[str] = (), *, fold: bool = False) -> None:
        self._fold = str.lower if fold else str
        self._taken = {self._fold(name) for name in taken}

    def free(self, name: str) -> bool:
        return self._fold(name) not in self._taken

    def claim(self, wanted: str) -> str:
        while not self.free(wanted):
            wanted += "_"
        self._taken.add(self._fold(wanted))
        return wanted


@dataclass(frozen=True, slots=True)
class Names:
    """Where everything lives: `types` and `foreign` by module and type name, `further` by module and purpose."""

    naming: Naming
    profile: Profile
    classes: Mapping[str, Path]
    types: Mapping[tuple[str, str], Path]
    further: Mapping[tuple[str, str], Path]
    foreign: Mapping[tuple[str, str], Path]

    def spell(self, name: str) -> str:
        return identifier(name, self.naming, self.profile)


@dataclass(slots=True)
class _Assignment:
    naming: Naming
    profile: Profile
    pools: dict[tuple[str, ...], Pool] = field(default_factory=dict)
    classes: dict[str, Path] = field(default_factory=dict)

    def pool(self, package: tuple[str, ...]) -> Pool:
        reserved = self.profile.reserved_types
        return self.pools.setdefault(package, Pool(reserved, fold=True))

    def stub(self, module: str) -> None:
        package, last = _place(module, self.profile)
        name = self.pool(package).claim(last + self.profile.class_suffix)
        self.classes[module] = Path(package, name, name)

    def outside(self, module: str, name: str) -> Path:
        """An opaque type of a library's module. Its package is apart from the library's own Haxe types."""
        parents, last = _place(module, self.profile)
        package = (FOREIGN, *parents)
        wanted = last if name == "t" else last + capitalized(name)
        claimed = self.pool(package).claim(wanted + self.profile.class_suffix)
        return Path(package, claimed, claimed)

    def inside(self, module: str, wanted: str) -> Path:
        """A further type in the module's file. Haxe wants its name unique in the whole package."""
        home = self.classes[module]
        _, last = _place(module, self.profile)
        return Path(home.package, home.file, self.pool(home.package).claim(last + capitalized(wanted)))


def assign(
    modules: Mapping[str, Module],
    purposes: Iterable[tuple[str, str]],
    mentioned: Iterable[tuple[str, str]],
    naming: Naming,
    profile: Profile,
) -> Names:
    """`purposes`: the further types that construct templates ask for; `mentioned`: remote types of any module."""
    work = _Assignment(naming, profile)
    for name in sorted(modules, key=lambda name: (not _exact(name, profile), name)):
        work.stub(name)
    types = {
        (name, definition): work.inside(name, definition)
        for name in sorted(modules)
        for definition in sorted(_own_types(modules[name], naming, profile))
    }
    further = {
        (name, purpose): work.inside(name, purpose) for name, purpose in sorted(set(purposes)) if name in modules
    }
    foreign = {
        (name, type_): work.outside(name, type_) for name, type_ in sorted(set(mentioned)) if name not in modules
    }
    return Names(naming, profile, work.classes, types, further, foreign)


def _own_types(module: Module, naming: Naming, profile: Profile) -> set[str]:
    return {definition.name for definition in module.types if own_type(definition, naming, profile)}


def _place(module: str, profile: Profile) -> tuple[tuple[str, ...], str]:
    """`MyApp.Accounts.User` lives in my_app.accounts, and its last segment is `User`."""
    if not is_alias(module):
        *parents, last = module.removeprefix(":").split(".")
        package = (profile.erlang_package, *(segment(parent, profile) for parent in parents))
        return package, capitalized(last) if last and plain(last)[0].isalpha() else f"M{capitalized(last)}"
    *parents, last = module.split(".")
    return tuple(segment(parent, profile) for parent in parents), last


def _exact(module: str, profile: Profile) -> bool:
    package, last = _place(module, profile)
    return ".".join((*map(capitalized, package), last)) == module


def function_names(module: Module, taken: Iterable[str], names: Names) -> Mapping[str, str]:
    """The Haxe name of each function of the module; arities share one. Exact names come first."""
    reserved = names.profile.reserved_members
    pool = Pool((*taken, *reserved))
    wanted = {function.name for function in module.functions if function.public}
    ordered = sorted(wanted, key=lambda name: (not name.isidentifier(), name))
    return {name: pool.claim(names.spell(name)) for name in ordered}
