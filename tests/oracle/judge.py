"""The pinned Elixir as the tests' judge: that of analyzer/roundtrip, which also compiles.

    with Judge() as judge:
        [answer] = judge.compile([[b"defmodule A do end"]])  # Compiled

Tests take the session's judge through the ``judge`` fixture of tests/conftest.py.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import copysign
from pathlib import Path

from analyzer.roundtrip.judge import SCRIPT, Quoted, Read, Refused
from analyzer.roundtrip.judge import Judge as Parser
from tests.oracle.toolchain import require

__all__ = ["Compiled", "Judge", "Quoted", "Read", "Refused", "float_text"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the compiler said about a program; messages are ``source_N.ex:LINE: text``."""

    ok: bool
    modules: tuple[str, ...]
    errors: tuple[str, ...]
    warnings: tuple[str, ...]


class Judge(Parser):
    """A BEAM that parses, formats and compiles until it is closed."""

    script = SCRIPT.read_text("utf-8") + Path(__file__).with_name("compile.exs").read_text("utf-8")

    def __init__(self) -> None:
        super().__init__(require("elixir"))

    def compile(self, programs: Iterable[Sequence[bytes]]) -> list[Compiled]:
        """Compile each program (sources that may need one another, in any order) in memory."""
        programs = list(programs)
        header = " ".join(["compile", *(str(len(program)) for program in programs)])
        answers = self.ask(header, [source for program in programs for source in program])
        return [_compiled(status == 0, text) for status, text in answers]


def float_text(value: float) -> str:
    """The text of a float as ``Float.to_string`` (OTP 25 or newer) writes it."""
    sign = "-" if copysign(1.0, value) < 0 else ""
    value = abs(value)
    mantissa, _, exponent = f"{value!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    written = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(written))
    digits = written.rstrip("0")
    if not digits:
        return f"{sign}0.0"
    return sign + _laid_out(digits, point, value)


def _laid_out(digits: str, point: int, value: float) -> str:
    """Digits with the decimal point after ``point`` of them, in the shorter notation."""
    if value >= 2**53:
        return _scientific(digits, point)
    if 0 < point < len(digits):
        return f"{digits[:point]}.{digits[point:]}"
    if point == 0:
        return f"0.{digits}"
    cost = len(str(point - 1)) + (3 if len(digits) == 1 else 2)
    if point < 0:
        return f"0.{'0' * -point}{digits}" if 2 - point <= cost else _scientific(digits, point)
    zeros = point - len(digits)
    return f"{digits}{'0' * zeros}.0" if zeros + 2 <= cost else _scientific(digits, point)


def _scientific(digits: str, point: int) -> str:
    return f"{digits[0]}.{digits[1:] or '0'}e{point - 1}"


def _compiled(ok: bool, text: bytes) -> Compiled:
    said = json.loads(text)
    return Compiled(ok, tuple(said["modules"]), tuple(said["errors"]), tuple(said["warnings"]))
