"""GenServers and the messages that their clauses handle."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from models.base import Model
from models.constructs.construct import Construct
from models.evidence import Computed, Condition, Span, Unresolved
from models.modules import Origin
from models.patterns import Shape, tag


class MessageKind(StrEnum):
    CALL = "call"
    CAST = "cast"
    INFO = "info"
    CONTINUE = "continue"


class Reply(Model):
    """One way in which a call clause answers.

    `reply`: `{:reply, term, …}` with the term's shape; `noreply`: someone answers later, or nobody;
    `stop`: the server stops, with the term it replies if it does. `next` is what follows: a
    `{:continue, x}`, a timeout, `:hibernate`, as text.
    """

    effect: Literal["reply", "noreply", "stop"]
    term: Shape | None = None
    reason: str | None = None
    next: str | None = None
    span: Span


class Field(Model):
    """A part of the message: the name that the clause gives it, and its shape."""

    name: str
    shape: Shape


class Message(Model):
    """A message that a clause handles: pattern, guard, fields, and for calls the possible replies."""

    kind: MessageKind
    pattern: Shape
    fields: tuple[Field, ...] = ()
    guard: str | None = None
    replies: tuple[Reply | Unresolved, ...] = ()
    conditions: tuple[Condition, ...] = ()
    injected: Origin | None = None
    span: Span

    @property
    def tag(self) -> str | None:
        return tag(self.pattern)


class GenServer(Construct):
    """A module with GenServer's callbacks; `messages` in source order."""

    kind: Literal["gen_server"] = "gen_server"
    name: str | Computed | None = None
    """The name it registers in its own start_link; None when it registers none."""
    behaviour: str = "GenServer"
    messages: tuple[Message, ...] = ()
    state_fields: tuple[str, ...] = ()
    """Keys of the state where init/1 builds a map or a struct that is written out."""
    state_known: bool = False
    """Every state that init/1 builds was read completely: it has no other keys."""
    traps_exit: bool | Unresolved = False
    """Whether init/1 sets the flag."""

    def of(self, kind: MessageKind) -> tuple[Message, ...]:
        return tuple(message for message in self.messages if message.kind == kind)

    def facts(self) -> tuple[str, ...]:
        counted = ((kind, len(self.of(kind))) for kind in MessageKind)
        return tuple(f"{count} {kind}" for kind, count in counted if count)
