"""Floats as Elixir writes them."""

from __future__ import annotations

from decimal import Decimal


def float_text(value: float) -> str:
    """The shortest text that reads back as `value`, as `Float.to_string` (OTP 25+) lays it out."""
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"Elixir has no such float: {value}")
    text = "".join(map(str, digits))
    point = len(text) + exponent
    plain, scientific = _plain(text, point), f"{text[0]}.{text[1:] or '0'}e{point - 1}"
    small = abs(value) < 2**53 and len(plain) <= len(scientific)
    return ("-" if sign else "") + ("0.0" if value == 0 else plain if small else scientific)


def _plain(digits: str, point: int) -> str:
    if point <= 0:
        return f"0.{'0' * -point}{digits}"
    whole = digits[:point].ljust(point, "0")
    return f"{whole}.{digits[point:] or '0'}"
