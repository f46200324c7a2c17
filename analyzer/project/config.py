"""config/*.exs read as data: what each key can be, in each environment."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzer.project.config_run import ConfigRun
from analyzer.project.settings import Setting, Settings, identity
from models.ast import Node

STANDARD = ("dev", "test", "prod")
_ENTRIES = frozenset({"config", "runtime", "releases"})


@dataclass(frozen=True, slots=True)
class ConfigValue:
    """A value that a key can have. `environment` is None when it is so in all of them.

    The node is as it was written: `System.get_env/1` stays a call. A keyword list that several
    files merged into has no single origin; `file` is then the last that wrote to it.
    """

    environment: str | None
    node: Node
    file: str
    conditional: bool


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of all applications in every environment."""

    _by_environment: tuple[tuple[str, Settings], ...] = ()

    @property
    def environments(self) -> tuple[str, ...]:
        """The standard environments, then those that have a file of their own."""
        return tuple(environment for environment, _ in self._by_environment)

    def get(self, app: str, path: tuple[str, ...]) -> tuple[ConfigValue, ...]:
        """Everything that a key can be: what holds everywhere first, then by environment.

        Modules in a path are written as in Elixir: `get("shop", ("Shop.Repo", "pool_size"))`.
        """
        found = {
            environment: tuple(self._candidates(environment, settings, (app, *path)))
            for environment, settings in self._by_environment
        }
        standard = [set(map(_key, found.get(environment, ()))) for environment in STANDARD]
        everywhere = set.intersection(*standard)
        common = {_key(setting): setting for setting in found.get(STANDARD[0], ())}
        values = [ConfigValue(None, *common[key]) for key in common if key in everywhere]
        for environment, settings in found.items():
            own = {_key(setting): setting for setting in settings}
            values += [ConfigValue(environment, *own[key]) for key in own if key not in everywhere]
        return tuple(values)

    def keys(self, app: str, path: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The keys that are set below a path in any environment, sorted."""
        return tuple(sorted({key for _, at in self._by_environment for key in at.at((app, *path)).below}))

    def apps(self) -> tuple[str, ...]:
        """The applications that are configured, sorted."""
        return tuple(sorted({app for _, settings in self._by_environment for app in settings.below}))

    def _candidates(self, environment: str, settings: Settings, path: tuple[str, ...]) -> Iterator[Setting]:
        """An environment that only some tool uses tells no more than its own file says."""
        for setting in settings.at(path).candidates():
            if environment in STANDARD or posixpath.basename(setting.file) == f"{environment}.exs":
                yield setting


def read_config(files: Sequence[tuple[str, Node]]) -> Config:
    """What these config files (path and tree) set, following `import_config` per environment."""
    trees = dict(sorted(files))
    return Config(tuple((name, _run(trees, name)) for name in _environments(trees)))


def _environments(paths: Iterable[str]) -> tuple[str, ...]:
    stems = {posixpath.basename(path).removesuffix(".exs") for path in paths}
    own = {stem for stem in stems - _ENTRIES if stem.isidentifier()}
    return (*STANDARD, *sorted(own.difference(STANDARD)))


def _run(trees: dict[str, Node], environment: str) -> Settings:
    """The settings of one environment, in Mix's order: outer projects first, runtime last."""
    run = ConfigRun(trees, environment)
    for name in ("config.exs", *(["releases.exs"] if environment == "prod" else []), "runtime.exs"):
        for path in sorted(trees, key=_outer_first):
            if posixpath.basename(path) == name and path not in run.imported:
                run.file(path)
    return run.settings


def _outer_first(path: str) -> tuple[int, str]:
    return path.count("/"), path


def _key(setting: Setting) -> tuple[object, ...]:
    return setting.file, setting.conditional, identity(setting.node)
