"""The constructs: one file each, found by scanning this folder in file-name order."""

from __future__ import annotations

import importlib
import pkgutil

from models.constructs.construct import Construct, Edge, EdgeKind


def _scan() -> tuple[type[Construct], ...]:
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    files = [importlib.import_module(f"{__name__}.{name}") for name in names]
    found = (value for file in files for value in vars(file).values() if isinstance(value, type))
    return tuple(dict.fromkeys(c for c in found if issubclass(c, Construct) and c is not Construct))


CONSTRUCTS: tuple[type[Construct], ...] = _scan()
"""Every construct class that exists."""

__all__ = ["CONSTRUCTS", "Construct", "Edge", "EdgeKind"]
