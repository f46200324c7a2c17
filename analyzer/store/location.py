"""Where a user's caches live on this platform."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """Our folder among the user's caches, which need not exist; None for a user without a home."""
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        return (chosen if chosen.is_absolute() else Path(_platform_caches()).expanduser()) / "unmix"
    except RuntimeError:
        return None


def _platform_caches() -> str:
    match sys.platform:
        case "darwin":
            return "~/Library/Caches"
        case "win32":
            return os.environ.get("LOCALAPPDATA", "~/AppData/Local")
        case _:
            return "~/.cache"
