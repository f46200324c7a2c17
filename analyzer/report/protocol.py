"""A server's protocol in words: what it handles, how it answers, who asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from models.constructs.gen_server import GenServer, Message, MessageKind, Reply
from models.effects import Send, SendKind
from models.evidence import Unresolved
from models.patterns import AnyShape, AtomShape, IntegerShape, Shape, StringShape, TupleShape, tag, unbound
from models.patterns_match import may_match
from models.patterns_text import show
from models.project import Project

_HANDLED_AS = {
    SendKind.CALL: MessageKind.CALL,
    SendKind.CAST: MessageKind.CAST,
    SendKind.SEND: MessageKind.INFO,
    SendKind.SEND_AFTER: MessageKind.INFO,
    SendKind.SEND_INTERVAL: MessageKind.INFO,
    SendKind.START_TIMER: MessageKind.INFO,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One message of the table. `kind` and `pattern` as Elixir writes them."""

    kind: str
    pattern: str
    answers: tuple[str, ...]
    line: int
    note: str = ""
    senders: tuple[Send, ...] = ()


@dataclass(frozen=True, slots=True)
class Protocol:
    """`unplaced`: sends to this server whose message we cannot match to a clause."""

    server: GenServer
    rows: tuple[Row, ...]
    unplaced: tuple[Send, ...] = ()


def protocols(project: Project) -> tuple[Protocol, ...]:
    """One a server, in model order."""
    sent: defaultdict[str, list[Send]] = defaultdict(list)
    for send in project.sends:
        if send.target.module and send.kind in _HANDLED_AS:
            sent[send.target.module].append(send)
    return tuple(_protocol(server, sent.get(server.module, [])) for server in project.of(GenServer))


def _protocol(server: GenServer, sends: list[Send]) -> Protocol:
    placed = _placed(server, sends)
    rows = tuple(_row(message, tuple(placed.of.get(number, ()))) for number, message in enumerate(server.messages))
    return Protocol(server, rows, tuple(placed.nowhere))


@dataclass(slots=True)
class _Placed:
    of: dict[int, list[Send]] = field(default_factory=dict)
    nowhere: list[Send] = field(default_factory=list)


def _placed(server: GenServer, sends: list[Send]) -> _Placed:
    """Each send at the first clause that takes it for certain, or at all of its tag that may."""
    placed = _Placed()
    for send in sends:
        clauses = _clauses(server, send)
        for clause in clauses:
            placed.of.setdefault(clause, []).append(send)
        if not clauses:
            placed.nowhere.append(send)
    return placed


def _clauses(server: GenServer, send: Send) -> list[int]:
    fitting = [n for n, message in enumerate(server.messages) if _handles(message, send)]
    certain = [n for n in fitting if not server.messages[n].guard and _takes(server.messages[n].pattern, send.message)]
    named = [n for n in fitting if server.messages[n].tag is not None]
    return certain[:1] or named


def _takes(pattern: Shape, message: Shape) -> bool:
    """Whether the pattern matches whatever the message's holes stand for."""
    match unbound(pattern), unbound(message):
        case AnyShape(pinned=pinned, text=text), _:
            return not pinned and text is None
        case TupleShape(items=patterns), TupleShape(items=items) if len(patterns) == len(items):
            return all(_takes(p, i) for p, i in zip(patterns, items, strict=True))
        case (AtomShape() | IntegerShape() | StringShape()) as one, other:
            return one == other
        case _:
            return False


def _handles(message: Message, send: Send) -> bool:
    if message.kind != _HANDLED_AS[send.kind] or isinstance(unbound(send.message), AnyShape):
        return False
    return message.tag in (tag(send.message), None) and may_match(message.pattern, send.message)


def _row(message: Message, senders: tuple[Send, ...]) -> Row:
    guard = f" when {message.guard}" if message.guard else ""
    note = f"injected by {message.injected.macro}" if message.injected else ""
    return Row(
        message.kind.value, show(message.pattern) + guard, tuple(_answers(message)), message.span.line, note, senders
    )


def _answers(message: Message) -> Iterator[str]:
    """Every distinct way to answer; going on without an answer is only worth a word for a call."""
    silent = message.kind is not MessageKind.CALL
    texts: Mapping[str, None] = dict.fromkeys(_answer(reply, silent=silent) for reply in message.replies)
    return (text for text in texts if text)


def _answer(reply: Reply | Unresolved, *, silent: bool) -> str:
    if isinstance(reply, Unresolved):
        return f"? {reply.text}"
    after = f" then {reply.next}" if reply.next else ""
    match reply.effect:
        case "reply":
            return _term(reply) + after
        case "stop":
            answer = f" after {_term(reply)}" if reply.term is not None else ""
            return f"stop {reply.reason or ''}".rstrip() + answer
        case "noreply":
            return after.strip() if silent else f"replies later, or never{after}"


def _term(reply: Reply) -> str:
    return show(reply.term) if reply.term is not None else "_"


def senders(sends: tuple[Send, ...], home: str) -> tuple[str, ...]:
    """Every function that sends, once; those of the module `home` without its name."""
    names = (send.function if send.module == home else f"{send.module}.{send.function}" for send in sends)
    return tuple(dict.fromkeys(names))
