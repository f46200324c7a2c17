"""The recognizers: every file of this folder with a function marked `@recognizer`, in file-name order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache

import analyzer.recognizers as room
from analyzer.evaluate.program import Program
from analyzer.expand.expanded import Expanded
from models.constructs import Construct

Recognizer = Callable[[Expanded, Program], Iterable[Construct]]

_FOUND: dict[str, Recognizer] = {}


def recognizer(function: Recognizer) -> Recognizer:
    """Mark the one function of a file that finds its construct."""
    _FOUND[function.__module__] = function
    return function


@cache
def recognizers() -> tuple[tuple[str, Recognizer], ...]:
    """Each recognizer with its file's name."""
    names = sorted(info.name for info in pkgutil.iter_modules(room.__path__))
    for name in names:
        importlib.import_module(f"{room.__name__}.{name}")
    return tuple((name, _FOUND[key]) for name in names if (key := f"{room.__name__}.{name}") in _FOUND)
