"""Every rule there is: found by scanning the families' folders in file-name order."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any

from analyzer import checks
from analyzer.checks.rule import Rule


@cache
def rules() -> tuple[Rule[Any], ...]:
    """All rules, sorted by code. A code or a name that two rules claim is a mistake of ours."""
    found = sorted(_scan(), key=lambda rule: rule.code)
    for what in ("code", "name"):
        seen = [getattr(rule, what) for rule in found]
        assert len(set(seen)) == len(seen), f"two rules share a {what}: {seen}"
    return tuple(found)


def rule(code: str) -> Rule[Any] | None:
    """The rule of this code or name, in any case of letters."""
    wanted = code.casefold()
    return next((rule for rule in rules() if wanted in (rule.code.casefold(), rule.name)), None)


def _scan() -> tuple[Rule[Any], ...]:
    families = (family.name for family in pkgutil.iter_modules(checks.__path__) if family.ispkg)
    files = [file for family in sorted(families) for file in _files(family)]
    values = (value for file in files for value in vars(importlib.import_module(file)).values())
    return tuple(dict.fromkeys(value for value in values if isinstance(value, Rule)))


def _files(family: str) -> list[str]:
    folder = importlib.import_module(f"{checks.__name__}.{family}")
    return sorted(f"{folder.__name__}.{file.name}" for file in pkgutil.iter_modules(folder.__path__))
