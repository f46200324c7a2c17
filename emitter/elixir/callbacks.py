"""The clauses that handle a GenServer's messages, and the functions with which its clients send them."""

from __future__ import annotations

from collections.abc import Iterator

from emitter.elixir.code import TODO, call, choose, container
from emitter.elixir.facts import text
from emitter.elixir.guards import guard
from emitter.elixir.layout import Doc, Text, join
from emitter.elixir.literals import is_variable
from emitter.elixir.pieces import Definition
from emitter.elixir.shapes import Names, pattern, term, variables
from models.constructs.gen_server import GenServer, Message, MessageKind, Reply
from models.evidence import Unresolved
from models.patterns import AnyShape, AtomShape, Shape, TupleShape, unbound

FUNCTIONS = {
    MessageKind.CALL: "handle_call",
    MessageKind.CAST: "handle_cast",
    MessageKind.INFO: "handle_info",
    MessageKind.CONTINUE: "handle_continue",
}
NOT_CLIENTS = frozenset(
    "case child_spec cond def defguardp defmodule defp for if import init nil quote raise receive require self send "
    "start start_link super terminate todo try unless unquote unquote_splicing use with alias code_change "
    "format_status handle_call handle_cast handle_info handle_continue binding fn".split()
)
"""Names that skeletons use themselves, and GenServer's callbacks."""


def clause(message: Message) -> Definition:
    """`handle_call(pattern, from, state)` and its like."""
    needed = guard(message.guard or "")
    names = variables(message.pattern, needed.names)
    missing = sorted(name for name in needed.names if name not in names and is_variable(name))
    source, missing = _from(message, names, missing)
    state = _state(names, missing)
    used = any(isinstance(reply, Reply) for reply in message.replies)
    params = [pattern(message.pattern, names), *source, _state_pattern(state, missing, used=used)]
    return Definition(
        FUNCTIONS[message.kind],
        tuple(params),
        (_body(message, state),),
        guard=None if message.guard is None else needed.doc,
        impl=True,
        conditions=tuple(condition.holds for condition in message.conditions),
    )


def shapes(server: GenServer) -> Iterator[Shape]:
    """Everything that is matched or answered."""
    for message in server.messages:
        yield message.pattern
        yield from (reply.term for reply in message.replies if isinstance(reply, Reply) and reply.term is not None)


def clients(server: GenServer) -> tuple[Definition, ...]:
    """A function for each call and cast whose tag can name one; the first of each name and arity."""
    found: dict[tuple[str, int], Definition] = {}
    for message in server.messages:
        client = _client(message, server)
        if client is not None:
            found.setdefault(client.key, client)
    return tuple(found.values())


def _from(message: Message, names: Names, missing: list[str]) -> tuple[list[Doc], list[str]]:
    """The `from` parameter of a call, and the guard's names that are still missing."""
    if message.kind is not MessageKind.CALL:
        return [], missing
    if "from" in missing:
        return [Text("from")], [name for name in missing if name != "from"]
    return [Text(_fresh("_from", [*names.values(), *missing]))], missing


def _state(names: Names, missing: list[str]) -> str:
    """What the state is called: a name that the guard wants and nothing else binds, if there is one."""
    if len(missing) == 1:
        return missing[0]
    return _fresh("state", [*names, *names.values(), *missing])


def _state_pattern(state: str, missing: list[str], *, used: bool) -> Doc:
    """The state, which the body may use; a guard that needs several of its parts gets a map of them."""
    if len(missing) < 2:
        return Text(state if used or missing else f"_{state}")
    parts = container("%{", [Text(f"{name}: {name}") for name in missing], "}")
    return join(parts, f" = {state}") if used else parts


def _fresh(name: str, taken: list[str]) -> str:
    fresh, number = name, 1
    while fresh in taken:
        number += 1
        fresh = f"{name}_{number}"
    return fresh


def _body(message: Message, state: str) -> Doc:
    """Each distinct outcome once; a clause that never returns raises."""
    outcomes = list(dict.fromkeys(_outcome(reply, state) for reply in message.replies))
    if not outcomes:
        return Text('raise "todo"')
    return outcomes[0] if len(outcomes) == 1 else choose(outcomes)


def _outcome(reply: Reply | Unresolved, state: str) -> Doc:
    if isinstance(reply, Unresolved):
        return TODO
    return container("{", list(_result(reply, state)), "}")


def _result(reply: Reply, state: str) -> Iterator[Doc]:
    yield Text(f":{reply.effect}")
    if reply.effect == "stop":
        yield TODO if reply.reason is None else text(reply.reason)
    if reply.term is not None:
        yield term(reply.term)
    elif reply.effect == "reply":
        yield TODO
    yield Text(state)
    if reply.next is not None:
        yield text(reply.next)


def _client(message: Message, server: GenServer) -> Definition | None:
    request = _request(message.pattern)
    if message.kind not in (MessageKind.CALL, MessageKind.CAST) or request is None:
        return None
    name, params, sent = request
    target = _target(server)
    server_param = () if isinstance(server.name, str) else (target,)
    body = call(f"{server.behaviour}.{message.kind}", [target, sent])
    return Definition(name, (*server_param, *map(Text, params)), (body,))


def _target(server: GenServer) -> Doc:
    """Whom the client functions talk to: the registered name, or their first parameter."""
    if not isinstance(server.name, str):
        return Text("server")
    return Text("__MODULE__") if server.name == server.module else text(server.name)


def _request(shape: Shape) -> tuple[str, list[str], Doc] | None:
    """The client function's name, its parameters, and the message that it sends."""
    shape = unbound(shape)
    items = shape.items if isinstance(shape, TupleShape) else (shape,)
    head = unbound(items[0]) if items else None
    if not isinstance(head, AtomShape) or head.alias or not is_variable(head.value) or head.value in NOT_CLIENTS:
        return None
    params = _params(items[1:])
    sent = [term(head), *map(Text, params)]
    return head.value, params, container("{", sent, "}") if isinstance(shape, TupleShape) else sent[0]


def _params(items: tuple[Shape, ...]) -> list[str]:
    """A name for each part of the message: the clause's own where it is one word."""
    names: list[str] = []
    for number, item in enumerate(items, 1):
        own = getattr(item, "name", None) if isinstance(item, AnyShape) else None
        name = own.lstrip("_") if own else ""
        if not is_variable(name):
            name = f"arg{number}"
        names.append(_fresh(name, ["server", *names]))
    return names
