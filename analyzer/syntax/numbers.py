"""Integers as they are written."""

from __future__ import annotations

from models.ast.numerals import from_decimal

_BASES = {"0x": 16, "0o": 8, "0b": 2}


def integer(text: str) -> int:
    """The value of `42`, `1_000`, `0xFF`, `0o17` or `0b1`, however long."""
    digits = text.replace("_", "")
    base = _BASES.get(digits[:2])
    return from_decimal(digits) if base is None else int(digits[2:], base)
