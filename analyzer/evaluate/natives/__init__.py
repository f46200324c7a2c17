"""Functions of Elixir's standard library that build or take apart child lists and options.

A room: each file registers functions with `@native`. Rules: Elixir 1.18 documentation.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from analyzer.evaluate.natives.registry import Native, registered


def native_function(module: str, name: str, arity: int) -> Native | None:
    """The function that we know under this name and arity, if we do."""
    return _all().get((module, name, arity))


@cache
def _all() -> dict[tuple[str, str, int], Native]:
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        importlib.import_module(f"{__name__}.{info.name}")
    return registered()


__all__ = ["native_function"]
