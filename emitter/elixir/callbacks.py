"""The clauses that handle a GenServer's messages."""

from __future__ import annotations

from collections.abc import Iterator

from emitter.elixir.code import TODO, choose, container
from emitter.elixir.facts import branches, text
from emitter.elixir.guards import guard
from emitter.elixir.layout import Doc, Text, join
from emitter.elixir.literals import is_variable
from emitter.elixir.pieces import Definition
from emitter.elixir.shapes import Names, pattern, term, variables
from models.constructs.gen_server import GenServer, Message, MessageKind, Reply
from models.evidence import Unresolved
from models.patterns import Shape

FUNCTIONS = {
    MessageKind.CALL: "handle_call",
    MessageKind.CAST: "handle_cast",
    MessageKind.INFO: "handle_info",
    MessageKind.CONTINUE: "handle_continue",
}


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
        conditions=branches(message.conditions),
    )


def shapes(server: GenServer) -> Iterator[Shape]:
    """Everything that is matched or answered."""
    for message in server.messages:
        yield message.pattern
        yield from (reply.term for reply in message.replies if isinstance(reply, Reply) and reply.term is not None)


def _from(message: Message, names: Names, missing: list[str]) -> tuple[list[Doc], list[str]]:
    """The `from` parameter of a call, and the guard's names that are still missing."""
    if message.kind is not MessageKind.CALL:
        return [], missing
    if "from" in missing:
        return [Text("from")], [name for name in missing if name != "from"]
    return [Text(fresh("_from", [*names.values(), *missing]))], missing


def _state(names: Names, missing: list[str]) -> str:
    """What the state is called: a name that the guard wants and nothing else binds, if there is one."""
    if len(missing) == 1:
        return missing[0]
    return fresh("state", [*names, *names.values(), *missing])


def _state_pattern(state: str, missing: list[str], *, used: bool) -> Doc:
    """The state, which the body may use; a guard that needs several of its parts gets a map of them."""
    if len(missing) < 2:
        return Text(state if used or missing else f"_{state}")
    parts = container("%{", [Text(f"{name}: {name}") for name in missing], "}")
    return join(parts, f" = {state}") if used else parts


def fresh(name: str, taken: list[str]) -> str:
    """The name, numbered where it is taken."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


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
