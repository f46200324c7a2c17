"""Messages that no server's protocol shows: to receivers that we could not name, and to processes that are no servers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.constructs.gen_server import GenServer
from models.effects import Send, SendKind, Target
from models.patterns_text import show
from models.project import Project


@dataclass(frozen=True, slots=True)
class Other:
    """One send; `receiver` in the words of the source, and what is known of it."""

    send: Send
    message: str
    receiver: str

    @property
    def lost(self) -> bool:
        """Nobody knows who receives it."""
        return not addressed(self.send)


def others(project: Project) -> tuple[Other, ...]:
    """In model order."""
    servers = project.of(GenServer)
    shown = {server.module for server in servers}
    registered: defaultdict[str, list[str]] = defaultdict(list)
    for server in servers:
        if isinstance(server.name, str):
            registered[server.name].append(server.module)
    return tuple(
        Other(send, show(send.message), _receiver(send, registered))
        for send in messages(project)
        if send.target.module not in shown
    )


def messages(project: Project) -> Iterator[Send]:
    """What is sent without having been asked: an answer (GenServer.reply) goes to whoever called."""
    return (send for send in project.sends if send.kind is not SendKind.REPLY)


def addressed(send: Send) -> bool:
    """Whether the receiver is named: a process, or a topic that the source spells out at least in part."""
    if send.kind is SendKind.PUBLISH:
        return _spelled(send.target)
    return send.target.how != "unknown"


def _spelled(topic: Target) -> bool:
    return topic.how != "unknown" or topic.text.startswith('"')


def _receiver(send: Send, registered: Mapping[str, list[str]]) -> str:
    target = send.target
    if target.how == "self":
        return "itself"
    if send.kind is SendKind.PUBLISH:
        return f"topic {target.name or target.text}" if _spelled(target) else f"a topic: {target.text}"
    by = registered.get(target.name or "", [])
    if target.module is None and len(by) > 1:
        return f"{target.name}, which {len(by)} servers register"
    return target.module or target.name or target.text
