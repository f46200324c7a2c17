"""What we know of well-known libraries, as data: `libraries.toml` beside this file.

Each entry names its source. An entry answers two questions: what does `use X` bring, and
what does X give as a child of a supervisor?
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class ChildDefault:
    """The child spec that a module gives for itself. `id` is `module`, `name` (its `name:` option) or a literal.

    `starts`: options of its argument that name a module which it starts below itself.
    """

    id: str = "module"
    type: Literal["worker", "supervisor"] = "worker"
    restart: str = "permanent"
    shutdown: str = "5000"
    starts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """One module of a library."""

    module: str
    behaviours: tuple[str, ...] = ()
    injects: tuple[str, ...] = ()
    exports: tuple[str, ...] = ()
    child: ChildDefault | None = None
    source: str = ""
    versions: str = ""
    """The versions that the rule was read of: `1.x`, `0.4`, or those at a commit."""


class Knowledge:
    """The knowledge base by module name."""

    def __init__(self, libraries: Mapping[str, Library]) -> None:
        self._libraries = libraries

    def __iter__(self) -> Iterator[Library]:
        return iter(self._libraries.values())

    def get(self, module: str) -> Library | None:
        return self._libraries.get(module)


@cache
def knowledge() -> Knowledge:
    """The entries of `libraries.toml`; raises on a malformed file, which is ours."""
    data = tomllib.loads(files(__name__).joinpath("libraries.toml").read_text("utf-8"))
    return Knowledge({module: _library(module, entry) for module, entry in data.items()})


def _library(module: str, entry: dict[str, object]) -> Library:
    child = entry.get("child")
    return Library(
        module,
        _strings(entry.get("behaviours")),
        _strings(entry.get("injects")),
        _strings(entry.get("exports")),
        _child(child) if isinstance(child, dict) else None,
        str(entry.get("source", "")),
        str(entry.get("versions", "")),
    )


def _child(entry: dict[str, object]) -> ChildDefault:
    kind: Literal["worker", "supervisor"] = "supervisor" if entry.get("type") == "supervisor" else "worker"
    shutdown = "infinity" if kind == "supervisor" else "5000"
    return ChildDefault(
        str(entry.get("id", "module")),
        kind,
        str(entry.get("restart", "permanent")),
        str(entry.get("shutdown", shutdown)),
        _strings(entry.get("starts")),
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
