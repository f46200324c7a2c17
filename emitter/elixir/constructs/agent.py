"""Agent as an Elixir skeleton."""

from __future__ import annotations

from emitter.elixir.code import call
from emitter.elixir.facts import name_option
from emitter.elixir.layout import Text
from emitter.elixir.pieces import Definition, Piece, Surroundings, params
from emitter.elixir.registry import Template
from models.constructs.agent import Agent


def piece(agent: Agent, _around: Surroundings) -> Piece:
    started = call("Agent.start_link", [Text("fn -> todo() end")], name_option(agent.name, agent.module))
    start = Definition("start_link", params(1, ["arg"]), (started,), whole=True)
    return Piece(is_a=("an agent",), uses=(Text("use Agent"),), start=(start,))


TEMPLATE = Template(Agent, piece)
