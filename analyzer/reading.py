"""S1 for all files: cached, in processes above a threshold, in any number of them the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analyzer.project.found import FoundFile
from analyzer.syntax.facts import FileFacts, file_facts
from models.project import Role

POOL_BYTES = 1_500_000
"""Below this much source a pool costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: processes (None: as many as there are cores), the cache, tracebacks, timings on stderr."""

    jobs: int | None = None
    cache: bool = True
    debug: bool = False
    timings: bool = False


def read_facts(files: Sequence[FoundFile], read: Callable[[str], bytes], options: Options) -> dict[str, FileFacts]:
    """The facts of every Elixir file that can become part of a Project, by path."""
    wanted = [file.path for file in files if file.role in (Role.LIB, Role.CONFIG, Role.MIX)]
    return {path: file_facts(read(path)) for path in wanted}
