"""Whether a stream wants colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO


def wants_color(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """NO_COLOR wins, then FORCE_COLOR; otherwise colours are for terminals that can show them."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"
