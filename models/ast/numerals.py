"""Integers of any length, in and out of decimal text.

Python refuses to turn more than 4,300 digits at once, as a guard against slow input; the guard
is global, so longer numbers are turned piece by piece instead of lifting it.
"""

from __future__ import annotations

from typing import Final

_PIECE: Final = 4000


def decimal(value: int) -> str:
    """The decimal text of an integer."""
    if value < 0:
        return "-" + decimal(-value)
    if value.bit_length() < 3 * _PIECE:
        return str(value)
    half = value.bit_length() * 3 // 20
    high, low = divmod(value, 10**half)
    return decimal(high) + decimal(low).rjust(half, "0")


def from_decimal(digits: str) -> int:
    """The integer that decimal digits stand for."""
    if len(digits) <= _PIECE:
        return int(digits)
    half = len(digits) // 2
    return from_decimal(digits[:-half]) * int(10**half) + from_decimal(digits[-half:])
