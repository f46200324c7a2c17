"""The real Elixir as a judge: one long-lived BEAM that answers in bulk.

    with Judge(["elixir"]) as judge:
        [answer] = judge.parse([b"1 + x"])      # Quoted or Refused
        [answer] = judge.read([b"x # why"])     # Read (with its comments) or Refused
        [answer] = judge.format([b"f( 1 )"])    # bytes or Refused
        judge.time(sources)                     # seconds Elixir needs to parse them

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

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from types import TracebackType
from typing import IO, Self, TypeVar

from models.ast.older import Version

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
class Read:
    """A quoted expression and the file's comments: line and column (from 1) and text of each."""

    json: str
    comments: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Elixir's own words about a source it does not accept."""

    message: str
    line: int | None
    column: int | None


class Judge:
    """A BEAM that parses and formats until it is closed; `elixir` is the command that starts it."""

    script = SCRIPT.read_text("utf-8") + "Judge.serve()\n"

    def __init__(self, elixir: Sequence[str]) -> None:
        command = [*elixir, "--erl", VM_FLAGS, "-e", self.script]
        self._beam = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  (the caller chose it)
        [(_, version)] = self.ask("version", ())
        self.version: Version = _version(version.decode())

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
        return self._each("parse", sources, lambda text: Quoted(text.decode("utf-8")))

    def read(self, sources: Iterable[bytes]) -> list[Read | Refused]:
        """``Code.string_to_quoted_with_comments`` of each source."""
        return self._each("read", sources, _read_answer)

    def format(
        self,
        sources: Iterable[bytes],
        line_length: int = 98,
        locals_without_parens: Sequence[tuple[str, int | str]] = (),
    ) -> list[bytes | Refused]:
        """What ``mix format`` would write for each source; an arity may be ``"*"``."""
        locals_ = (word for name, arity in locals_without_parens for word in (name, str(arity)))
        header = " ".join(["format", str(line_length), *locals_])
        return self._each(header, sources, lambda text: text)

    def time(self, sources: Iterable[bytes]) -> float:
        """Seconds that Elixir itself needs to parse all sources, on one core."""
        batches = _batches(sources)
        return sum(int(self.ask("time", batch)[0][1]) for batch in batches) / 1e6

    def _each(self, header: str, sources: Iterable[bytes], read: Callable[[bytes], T]) -> list[T | Refused]:
        return [
            read(text) if status == 0 else _refused(text)
            for batch in _batches(sources)
            for status, text in self.ask(header, batch)
        ]

    def ask(self, header: str, blobs: Sequence[bytes]) -> list[tuple[int, bytes]]:
        """What the script answers to a request: status and text, for each. The header is the work and its arguments."""
        parts = [_sized(header.encode()), *(_sized(blob) for blob in blobs)]
        stdin = _pipe(self._beam.stdin)
        stdin.write(_sized(b"".join(parts)))
        stdin.flush()
        stdout = _pipe(self._beam.stdout)
        (size,) = SIZE.unpack(_read(stdout, SIZE.size))
        return list(_answers(_read(stdout, size)))


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


def _version(text: str) -> Version:
    major, minor, *_ = text.split(".")
    return int(major), int(minor)


def _read_answer(text: bytes) -> Read:
    quoted, *comments = text.decode("utf-8").split("\n")
    return Read(quoted, tuple(map(_comment, comments)))


def _comment(text: str) -> tuple[int, int, str]:
    line, column, words = text.split(" ", 2)
    return int(line), int(column), words


def _refused(text: bytes) -> Refused:
    line, column, message = text.decode("utf-8", "replace").split(" ", 2)
    return Refused(message, int(line) if line else None, int(column) if column else None)
