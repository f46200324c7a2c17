"""What can be drawn, and how: the files of two rooms, in file-name order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import ModuleType

from analyzer.graphs import formats as formats_room
from analyzer.graphs import views as views_room
from analyzer.graphs.graph import Graph
from models.project import Project

View = Callable[[Project], Graph]
Format = Callable[[Graph], str]


@cache
def views() -> Mapping[str, View]:
    return {name: file.build for name, file in _files(views_room)}


@cache
def formats() -> Mapping[str, Format]:
    return {name: file.render for name, file in _files(formats_room)}


def _files(room: ModuleType) -> Iterator[tuple[str, ModuleType]]:
    for name in sorted(info.name for info in pkgutil.iter_modules(room.__path__)):
        yield name, importlib.import_module(f"{room.__name__}.{name}")
