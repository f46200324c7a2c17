"""Application as an Elixir skeleton: `start/2`, whose body the supervisors in it write."""

from __future__ import annotations

from emitter.elixir.layout import Text
from emitter.elixir.pieces import Definition, Piece, Surroundings, params
from emitter.elixir.registry import Template
from models.constructs.application import Application


def piece(_application: Application, _around: Surroundings) -> Piece:
    start = Definition("start", params(2, ["type", "args"]), impl=True, whole=True)
    return Piece(is_a=("an application",), uses=(Text("use Application"),), callbacks=(start,))


TEMPLATE = Template(Application, piece)
