"""The functions with which a GenServer's clients send its messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from emitter.elixir.callbacks import fresh
from emitter.elixir.code import call, container
from emitter.elixir.facts import text
from emitter.elixir.layout import Doc, Text, join
from emitter.elixir.literals import is_variable
from emitter.elixir.pieces import Definition
from emitter.elixir.shapes import term
from models.constructs.gen_server import GenServer, Message, MessageKind
from models.modules import Function
from models.patterns import AnyShape, AtomShape, Shape, TupleShape, unbound

NOT_CLIENTS = frozenset(
    "case child_spec cond def defguardp defmodule defp for if import init nil quote raise receive require self send "
    "start start_link super terminate todo try unless unquote unquote_splicing use with alias code_change "
    "format_status handle_call handle_cast handle_info handle_continue binding fn".split()
)
"""Names that skeletons use themselves, and GenServer's callbacks."""


@dataclass(frozen=True, slots=True)
class _Request:
    """A message that a client can ask for: the function's name, its parameters, and what it sends."""

    kind: MessageKind
    name: str
    params: tuple[str, ...]
    sent: Doc


def clients(server: GenServer, functions: Sequence[Function]) -> tuple[Definition, ...]:
    """A function for each call and cast whose tag can name one; the first of each name and arity.

    `functions`: the module's own in the source. One that takes a `timeout` gives it to the client of its name.
    """
    first: dict[tuple[str, int], _Request] = {}
    for message in server.messages:
        request = _request(message)
        if request is not None:
            first.setdefault((request.name, len(request.params)), request)
    waits = {function.name: wait for function in functions if (wait := _wait(function)) is not None}
    return tuple(
        _client(request, server, None if (name, arity + 1) in first else _timeout(request, waits))
        for (name, arity), request in first.items()
    )


def _client(request: _Request, server: GenServer, wait: Doc | None) -> Definition:
    """`wait` is the parameter `timeout`, with its default."""
    target = _target(server)
    server_param = () if isinstance(server.name, str) else (target,)
    waiting = () if wait is None else (wait,)
    timeout = () if wait is None else (Text("timeout"),)
    body = call(f"{server.behaviour}.{request.kind}", [target, request.sent, *timeout])
    return Definition(request.name, (*server_param, *map(Text, request.params), *waiting), (body,))


def _timeout(request: _Request, waits: Mapping[str, Doc]) -> Doc | None:
    """Only calls wait; a part of the message may be a timeout of another kind."""
    if request.kind is not MessageKind.CALL or "timeout" in request.params:
        return None
    return waits.get(request.name)


def _wait(function: Function) -> Doc | None:
    """The last parameter, if it is called `timeout`, and its default as far as that is literal."""
    head = function.clauses[0] if function.clauses else None
    last = head.params[-1] if head is not None and head.params else None
    if head is None or not function.public or not isinstance(last, AnyShape) or last.name != "timeout":
        return None
    default = head.defaults[-1] if head.defaults else None
    return Text("timeout") if default is None else join("timeout \\\\ ", text(default))


def _target(server: GenServer) -> Doc:
    """Whom the client functions talk to: the registered name, or their first parameter."""
    if not isinstance(server.name, str):
        return Text("server")
    return Text("__MODULE__") if server.name == server.module else text(server.name)


def _request(message: Message) -> _Request | None:
    shape = unbound(message.pattern)
    items = shape.items if isinstance(shape, TupleShape) else (shape,)
    head = unbound(items[0]) if items else None
    if message.kind not in (MessageKind.CALL, MessageKind.CAST) or not isinstance(head, AtomShape):
        return None
    if head.alias or not is_variable(head.value) or head.value in NOT_CLIENTS:
        return None
    params = _params(items[1:])
    parts = [term(head), *map(Text, params)]
    sent = container("{", parts, "}") if isinstance(shape, TupleShape) else parts[0]
    return _Request(message.kind, head.value, tuple(params), sent)


def _params(items: tuple[Shape, ...]) -> list[str]:
    """A name for each part of the message: the clause's own where it is one word."""
    names: list[str] = []
    for number, item in enumerate(items, 1):
        own = getattr(item, "name", None) if isinstance(item, AnyShape) else None
        name = own.lstrip("_") if own else ""
        if not is_variable(name):
            name = f"arg{number}"
        names.append(fresh(name, ["server", *names]))
    return names
