"""GenServer as an Elixir skeleton: start_link, a client function a request, one clause a message."""

from __future__ import annotations

from emitter.elixir.callbacks import clause, shapes
from emitter.elixir.clients import clients
from emitter.elixir.code import TODO, atom_map, container, map_update
from emitter.elixir.guards import guard
from emitter.elixir.layout import Doc, Text
from emitter.elixir.pieces import Definition, Piece, Surroundings, params
from emitter.elixir.registry import Template
from emitter.elixir.shapes import attributes
from emitter.elixir.supervising import start_link
from models.constructs.gen_server import GenServer
from models.evidence import Unresolved


def piece(server: GenServer, around: Surroundings) -> Piece:
    guards = [guard(message.guard) for message in server.messages if message.guard is not None]
    named = [name for shape in shapes(server) for name in attributes(shape)]
    return Piece(
        is_a=("a GenServer" if server.behaviour == "GenServer" else f"a {server.behaviour}",),
        uses=(Text(f"use {server.behaviour}"),),
        requires=tuple(name for each in guards for name in each.requires),
        attributes=(*named, *(name for each in guards for name in each.attributes)),
        guards=tuple(head for each in guards for head in each.local),
        start=(start_link(server.behaviour, server.name, server.module),),
        clients=clients(server, around.functions),
        callbacks=(_init(server), *(clause(message) for message in server.messages)),
    )


def _init(server: GenServer) -> Definition:
    flag = "todo()" if isinstance(server.traps_exit, Unresolved) else "true"
    body: list[Doc] = [Text(f"Process.flag(:trap_exit, {flag})")] if server.traps_exit else []
    body.append(container("{", [Text(":ok"), _state(server)], "}"))
    return Definition("init", params(1, ["arg"]), tuple(body), impl=True, whole=True)


def _state(server: GenServer) -> Doc:
    """A map of the keys; an update of something unknown where there may be others."""
    pairs = [(key, TODO) for key in server.state_fields]
    if server.state_known:
        return atom_map("%{", pairs)
    return map_update(TODO, pairs) if pairs else TODO


TEMPLATE = Template(GenServer, piece)
