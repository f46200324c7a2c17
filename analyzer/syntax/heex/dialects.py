"""Which template language a file or a sigil is written in."""

from __future__ import annotations

from models.ast.templates import Dialect

SIGILS = {"H": Dialect.HEEX, "L": Dialect.EEX, "E": Dialect.EEX}
"""The sigils that hold a template."""


def dialect_of(name: str) -> Dialect | None:
    """The language of a file, by its name; None for what is no template."""
    if name.endswith(".heex"):
        return Dialect.HEEX
    if name.endswith((".leex", ".html.eex")):
        return Dialect.EEX
    return Dialect.TEXT if name.endswith(".eex") else None
