"""One analysis: its files, what was told so far, and the guard around every room."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from analyzer.project.found import FoundFile
from analyzer.reading import Options
from models.diagnostics import Diagnostic, Severity
from models.evidence import Place, Unresolved

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Run:
    name: str
    files: tuple[FoundFile, ...]
    read: Callable[[str], bytes]
    options: Options
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
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
            self.diagnostics.append(internal(f"{room}: {type(error).__name__}: {error}", place))
            return []


def internal(message: str, place: Place) -> Diagnostic:
    return Diagnostic(code="INTERNAL", severity=Severity.ERROR, message=message, span=place)


def whole_file(path: str) -> Place:
    """A file as a whole."""
    return Place(path, 1, 1, 1, 1)
