"""Where a module's skeleton is written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from emitter.elixir.support import SUPPORT_PATH


def paths(modules: Iterable[str]) -> dict[str, str]:
    """A path for each module, as Mix would have it; no two alike, even where case does not count."""
    taken = {SUPPORT_PATH}
    chosen: dict[str, str] = {}
    for module in modules:
        chosen[module] = _free(_path(module), taken)
        taken.add(chosen[module])
    return chosen


def _path(module: str) -> str:
    parts = [_underscored(part) for part in module.removeprefix(":").split(".")]
    return f"lib/{'/'.join(part for part in parts if part) or 'module'}"


def _underscored(part: str) -> str:
    part = re.sub(r"([A-Z\d]+)([A-Z][a-z])", r"\1_\2", part)
    part = re.sub(r"([a-z\d])([A-Z])", r"\1_\2", part)
    return re.sub(r"\W", "_", part).lower()


def _free(stem: str, taken: set[str]) -> str:
    path, number = f"{stem}.ex", 1
    while path in taken:
        number += 1
        path = f"{stem}_{number}.ex"
    return path
