"""The pinned Elixir as a judge: one long-lived BEAM that answers in bulk.

    with Judge() as judge:
        [answer] = judge.parse([b"1 + x"])      # Quoted or Refused
        [answer] = judge.format([b"f( 1 )"])    # bytes or Refused
        [answer] = judge.compile([[b"defmodule A do end"]])  # Compiled
        judge.time(sources)                     # seconds Elixir needs to parse them

Tests take the session's judge through the ``judge`` fixture of tests/conftest.py.

The encoding of a quoted expression
-----------------------------------
``Quoted.json`` is the result of ``Code.string_to_quoted`` as compact JSON (no spaces,
non-ASCII characters as they are, the escapes of ``json.dumps``), metadata dropped:

    atom (also nil, true, false)   {"a":"name"}           without the colon: {"a":"Elixir.Foo"}
    integer                        {"i":"255"}            decimal, as text
    float                          {"f":"1.0e10"}         as Float.to_string writes it: see float_text
    binary                         {"s":"aGVsbG8="}       base64 of the bytes
    list (charlists too)           [..]
    {left, right}                  {"t":[left,right]}
    {name, _, nil}, a variable     {"v":"name"}
    {form, _, args}                {"c":[form,[..]]}      form: an atom or a call, both encoded

Tuples of other sizes are the calls ``{:{}, _, args}``, an alias is the call
``{:__aliases__, _, [:Foo, :Bar]}``, ``a.b(c)`` is
``{"c":[{"c":[{"a":"."},[a,{"a":"b"}]],[c]]}``, and a block is the call ``__block__``: all as
Elixir has them. Two expressions are the same exactly when their texts are equal, so compare
text: ``json.loads`` gives up on very deep nesting.
"""

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import copysign
from pathlib import Path
from struct import Struct
from types import TracebackType
from typing import IO, Self, TypeVar

from tests.oracle.toolchain import require

T = TypeVar("T")

SCRIPT = Path(__file__).with_name("judge.exs")
SIZE = Struct(">I")
STATUS = Struct(">BI")

# A frame has a four-byte length: larger requests are cut into several.
BATCH = 64 * 1024 * 1024

# The BEAM never forgets an atom, and generated programs bring many new ones.
VM_FLAGS = "-noinput +t 8388608"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted expression, in the encoding above."""

    json: str

    def value(self) -> object:
        return json.loads(self.json)


@dataclass(frozen=True, slots=True)
class Refused:
    """Elixir's own words about a source it does not accept."""

    message: str
    line: int | None
    column: int | None


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the compiler said about a program; messages are ``source_N.ex:LINE: text``."""

    ok: bool
    modules: tuple[str, ...]
    errors: tuple[str, ...]
    warnings: tuple[str, ...]


class Judge:
    """A BEAM that parses, formats and compiles until it is closed."""

    def __init__(self) -> None:
        command = [*require("elixir"), "--erl", VM_FLAGS, "-e", SCRIPT.read_text("utf-8")]
        self._beam = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        [(_, version)] = self._ask({"op": "version"}, ())
        self.version = version.decode()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        _pipe(self._beam.stdin).close()
        try:
            self._beam.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._beam.kill()
            self._beam.wait()
        _pipe(self._beam.stdout).close()

    def parse(self, sources: Iterable[bytes]) -> list[Quoted | Refused]:
        """``Code.string_to_quoted`` of each source."""
        return self._each({"op": "parse"}, sources, lambda text: Quoted(text.decode("utf-8")))

    def format(
        self,
        sources: Iterable[bytes],
        line_length: int = 98,
        locals_without_parens: Sequence[tuple[str, int | str]] = (),
    ) -> list[bytes | Refused]:
        """What ``mix format`` would write for each source; an arity may be ``"*"``."""
        header = {
            "op": "format",
            "line_length": line_length,
            "locals": [list(local) for local in locals_without_parens],
        }
        return self._each(header, sources, lambda text: text)

    def compile(self, programs: Iterable[Sequence[bytes]]) -> list[Compiled]:
        """Compile each program (sources that may need one another, in any order) in memory."""
        programs = list(programs)
        header = {"op": "compile", "programs": [len(program) for program in programs]}
        answers = self._ask(header, [source for program in programs for source in program])
        return [_compiled(status == 0, text) for status, text in answers]

    def time(self, sources: Iterable[bytes]) -> float:
        """Seconds that Elixir itself needs to parse all sources, on one core."""
        batches = _batches(sources)
        return sum(int(self._ask({"op": "time"}, batch)[0][1]) for batch in batches) / 1e6

    def _each(
        self, header: Mapping[str, object], sources: Iterable[bytes], read: Callable[[bytes], T]
    ) -> list[T | Refused]:
        return [
            read(text) if status == 0 else _refused(text)
            for batch in _batches(sources)
            for status, text in self._ask(header, batch)
        ]

    def _ask(self, header: Mapping[str, object], blobs: Sequence[bytes]) -> list[tuple[int, bytes]]:
        parts = [_sized(json.dumps(header).encode()), *(_sized(blob) for blob in blobs)]
        stdin = _pipe(self._beam.stdin)
        stdin.write(_sized(b"".join(parts)))
        stdin.flush()
        stdout = _pipe(self._beam.stdout)
        (size,) = SIZE.unpack(_read(stdout, SIZE.size))
        return list(_answers(_read(stdout, size)))


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


def _sized(blob: bytes) -> bytes:
    return SIZE.pack(len(blob)) + blob


def _batches(sources: Iterable[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    size = 0
    for source in sources:
        if batch and size + len(source) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(source)
        size += len(source)
    if batch:
        yield batch


def _answers(frame: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(frame):
        status, size = STATUS.unpack_from(frame, at)
        at += STATUS.size
        yield status, frame[at : at + size]
        at += size


def _read(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise RuntimeError("the judge's BEAM ended; its last words are on stderr")
    return data


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _refused(text: bytes) -> Refused:
    said = json.loads(text)
    return Refused(said["message"], said["line"], said["column"])


def _compiled(ok: bool, text: bytes) -> Compiled:
    said = json.loads(text)
    return Compiled(ok, tuple(said["modules"]), tuple(said["errors"]), tuple(said["warnings"]))
