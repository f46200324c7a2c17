"""The Elixir that a user has: found on the PATH, and new enough to judge."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import Final

OLDEST: Final = (1, 14)
"""Where its syntax differs from today's is told in models/ast/older.py."""

_SECONDS: Final = 30


def elixir_on_path() -> tuple[str, ...] | None:
    """The command that starts it; None where there is none, or one that is too old."""
    found = shutil.which("elixir")
    return (found,) if found is not None and _version(found) >= OLDEST else None


def _version(command: str) -> tuple[int, int]:
    try:
        answer = subprocess.run(  # noqa: S603  (what `which` found)
            [command, "--version"], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return (0, 0)
    found = re.search(r"^Elixir (\d+)\.(\d+)", answer.stdout, re.MULTILINE)
    return (int(found[1]), int(found[2])) if found else (0, 0)
