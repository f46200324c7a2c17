"""Sends → servers: a target's name as the module that registers it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from models.constructs import Construct
from models.constructs.child_spec import ChildSpec
from models.constructs.gen_server import GenServer, MessageKind
from models.constructs.supervisor import Supervisor
from models.effects import Send, SendKind, Target
from models.evidence import Certainty
from models.patterns_match import may_match

_CLIENT = {SendKind.CALL: MessageKind.CALL, SendKind.CAST: MessageKind.CAST}


def link_targets(sends: Iterable[Send], constructs: Iterable[Construct]) -> tuple[Send, ...]:
    """Every send with its receiving module, where its target's name has exactly one owner."""
    known = tuple(constructs)
    servers = {c.module: c for c in known if isinstance(c, GenServer)}
    names = _registered(known, servers)
    return tuple(_linked(send, servers, names) for send in sends)


def _registered(constructs: tuple[Construct, ...], servers: Mapping[str, GenServer]) -> dict[str, str | None]:
    """Registered name → module; None where two modules register the same name."""
    owners: dict[str, set[str]] = {}
    for server in servers.values():
        if isinstance(server.name, str):
            owners.setdefault(server.name, set()).add(server.module)
    for supervisor in constructs:
        if isinstance(supervisor, Supervisor):
            for child in supervisor.children:
                if isinstance(child, ChildSpec) and isinstance(child.name, str) and isinstance(child.module, str):
                    owners.setdefault(child.name, set()).add(child.module)
    return {name: next(iter(modules)) if len(modules) == 1 else None for name, modules in owners.items()}


def _linked(send: Send, servers: Mapping[str, GenServer], names: Mapping[str, str | None]) -> Send:
    target = send.target
    if target.module is not None:
        return send
    if target.name is not None:
        return _by_name(send, target, servers, names)
    own = servers.get(send.module)
    if own and send.kind in _CLIENT and _handled(send, own, _CLIENT[send.kind]):
        found = target.model_copy(update={"module": send.module, "how": "own_client"})
        return send.model_copy(update={"target": found, "certainty": Certainty.INFERRED})
    return send


def _by_name(send: Send, target: Target, servers: Mapping[str, GenServer], names: Mapping[str, str | None]) -> Send:
    name = target.name or ""
    registered = names.get(name)
    if registered:
        how = "literal" if registered == name else "registered"
        return send.model_copy(update={"target": target.model_copy(update={"module": registered, "how": how})})
    if name in servers:
        return send.model_copy(update={"target": target.model_copy(update={"module": name})})
    return send


def _handled(send: Send, server: GenServer, kind: MessageKind) -> bool:
    """One of the server's own clauses names this very message."""
    return any(may_match(message.pattern, send.message) for message in server.of(kind))
