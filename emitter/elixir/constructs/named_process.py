"""A library's named child: the options of a child that a supervisor of the same module lists."""

from __future__ import annotations

from collections.abc import Iterable

from emitter.elixir.facts import word
from emitter.elixir.pieces import Piece, Surroundings
from emitter.elixir.registry import ChildOptions, Template
from models.constructs.named_process import NamedProcess


def piece(_process: NamedProcess, _around: Surroundings) -> Piece:
    return Piece()


def options(process: NamedProcess) -> Iterable[ChildOptions]:
    if process.keys is not None:
        yield process.library, process.name, (("keys", word(process.keys)),)


TEMPLATE = Template(NamedProcess, piece, options)
