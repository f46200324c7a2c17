"""Sends → servers: a target's name as the module that registers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeGuard

from models.constructs import Construct
from models.constructs.agent import Agent
from models.constructs.child_spec import ChildSpec
from models.constructs.dynamic_supervisor import DynamicSupervisor
from models.constructs.gen_server import GenServer, MessageKind
from models.constructs.supervisor import Supervisor
from models.effects import Send, SendKind, Target
from models.evidence import Certainty
from models.patterns import AtomShape, Shape, TupleShape, unbound
from models.patterns_match import may_match

_CLIENT = {SendKind.CALL: MessageKind.CALL, SendKind.CAST: MessageKind.CAST}


def link_targets(sends: Iterable[Send], constructs: Iterable[Construct]) -> tuple[Send, ...]:
    """Every send with its receiving module, where its target's name has exactly one owner."""
    known = tuple(constructs)
    servers = {c.module: c for c in known if isinstance(c, GenServer)}
    linker = _Linker(servers, _registered(known, servers))
    return tuple(_linked(send, linker) for send in sends)


@dataclass(slots=True)
class _Linker:
    """What is known of all servers; clauses are indexed when a server is first asked for them."""

    servers: Mapping[str, GenServer]
    names: Mapping[str, str | None]
    handled: dict[tuple[str, MessageKind], _Handled] = field(default_factory=dict)

    def handles(self, server: GenServer, kind: MessageKind, message: Shape) -> bool:
        """One of the server's own clauses names this very message."""
        key = (server.module, kind)
        if key not in self.handled:
            self.handled[key] = _Handled(server, kind)
        return any(may_match(pattern, message) for pattern in self.handled[key].candidates(message))


def _registered(constructs: tuple[Construct, ...], servers: Mapping[str, GenServer]) -> dict[str, str | None]:
    """Registered name → module; None where two modules register the same name, or one that is no server."""
    owners: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for server in servers.values():
        if isinstance(server.name, str):
            owners.setdefault(server.name, set()).add(server.module)
    for construct in constructs:
        if isinstance(construct, Supervisor):
            for child in construct.children:
                if isinstance(child, ChildSpec) and isinstance(child.name, str) and isinstance(child.module, str):
                    owners.setdefault(child.name, set()).add(child.module)
        if _is_module(construct) and isinstance(construct.name, str):
            others.setdefault(construct.name, set()).add(construct.module)
    return {name: _owner(modules, others.get(name, set())) for name, modules in owners.items()}


def _is_module(construct: Construct) -> TypeGuard[Agent | Supervisor | DynamicSupervisor]:
    """The module itself is the process that registers, so that a name of its own is no child's."""
    match construct:
        case Agent():
            return True
        case Supervisor(owner=owner) | DynamicSupervisor(owner=owner):
            return owner == "module"
        case _:
            return False


def _owner(modules: set[str], others: set[str]) -> str | None:
    return next(iter(modules)) if len(modules | others) == 1 else None


def _linked(send: Send, linker: _Linker) -> Send:
    target = send.target
    if target.module is not None:
        return send
    if target.name is not None:
        return _by_name(send, target, target.name, linker)
    own = linker.servers.get(send.module)
    if own and send.kind in _CLIENT and linker.handles(own, _CLIENT[send.kind], send.message):
        found = target.model_copy(update={"module": send.module, "how": "own_client"})
        return send.model_copy(update={"target": found, "certainty": Certainty.INFERRED})
    return send


def _by_name(send: Send, target: Target, name: str, linker: _Linker) -> Send:
    """A name belongs to who registers it; one that nobody is seen to register, to the server called so."""
    owner = linker.names.get(name)
    own = linker.servers.get(owner or name)
    if owner is None and (name in linker.names or own is None or isinstance(own.name, str)):
        return send
    module = owner or name
    how = "literal" if module == name else "registered"
    found = target.model_copy(update={"module": module, "how": how})
    sure = own is not None and own.name == name
    return send.model_copy(update={"target": found, "certainty": send.certainty if sure else Certainty.INFERRED})


# ---------------------------------------------------------------- clauses by what their messages begin with

_Key = tuple[str, int, str | None]


class _Handled:
    """The patterns of one kind of message, by form and tag: what differs there cannot match."""

    def __init__(self, server: GenServer, kind: MessageKind) -> None:
        self._patterns = tuple(message.pattern for message in server.of(kind))
        self._by_key: dict[_Key | None, list[Shape]] = {}
        for pattern in self._patterns:
            self._by_key.setdefault(_key(pattern), []).append(pattern)

    def candidates(self, message: Shape) -> Iterator[Shape]:
        """Every pattern that may match, and perhaps others."""
        key = _key(message)
        if key is None or key[2] is None:
            yield from self._patterns
            return
        form, size, _ = key
        for wanted in (key, (form, size, None), None):
            yield from self._by_key.get(wanted, ())


def _key(shape: Shape) -> _Key | None:
    """The form, size and tag of an atom or a tuple; nothing of any other term."""
    match unbound(shape):
        case AtomShape() as atom:
            return "atom", 0, _tag(atom)
        case TupleShape(items=items):
            head = unbound(items[0]) if items else None
            return "tuple", len(items), _tag(head) if isinstance(head, AtomShape) else None
        case _:
            return None


def _tag(atom: AtomShape) -> str:
    return f"Elixir.{atom.value.removeprefix('Elixir.')}" if atom.alias else atom.value
