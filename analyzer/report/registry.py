"""The formats of the report: the files of one room, in file-name order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Protocol

from analyzer.report import formats as room
from models.findings import Finding
from models.project import Project


class Format(Protocol):
    """What a file of the room defines as `render`. `width` None: the format's own choice."""

    def __call__(
        self, project: Project, findings: tuple[Finding, ...], *, full: bool, width: int | None, color: bool
    ) -> str: ...


@cache
def formats() -> Mapping[str, Format]:
    names = sorted(info.name for info in pkgutil.iter_modules(room.__path__))
    return {name: importlib.import_module(f"{room.__name__}.{name}").render for name in names}
