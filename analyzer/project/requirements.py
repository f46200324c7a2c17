"""What a version requirement of mix.exs says."""

from __future__ import annotations

import re
from typing import Final

_TERM: Final = re.compile(r"\s*(~>|==|<=|<|>=|>|!=|)\s*(\d+)\.(\d+)\b")


def below_one(requirement: str) -> bool:
    """Whether a requirement (`~> 0.20`) allows versions below 1.0 alone."""
    return all(any(map(_bounds, alternative.split(" and "))) for alternative in requirement.split(" or "))


def _bounds(term: str) -> bool:
    found = _TERM.match(term)
    if found is None:
        return False
    sign, *version = found.groups()
    numbers = tuple(map(int, version))
    return numbers <= (1, 0) if sign == "<" else sign in {"~>", "==", "<=", ""} and numbers < (1, 0)
