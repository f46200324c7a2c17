"""How much of the source we understood, in numbers that a reader can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.report.others import addressed, messages
from analyzer.report.words import share
from models.constructs.child_spec import ChildSpec
from models.constructs.gen_server import GenServer, Reply
from models.constructs.supervisor import Supervisor
from models.effects import Send
from models.evidence import Unresolved
from models.patterns import AnyShape, unbound
from models.project import Project


@dataclass(frozen=True, slots=True)
class Share:
    """`known` of `total` are resolved."""

    what: str
    known: int
    total: int

    def __str__(self) -> str:
        return f"{self.what} {share(self.known, self.total)}"


def coverage(project: Project) -> tuple[Share, ...]:
    """The shares that have anything to count."""
    shares = (
        _share("child specs", (_child_known(child) for child in _children(project))),
        _share("message receivers", (addressed(send) for send in messages(project))),
        _share("messages sent", (_message_known(send) for send in messages(project))),
        _share("replies", _replies(project)),
    )
    return tuple(found for found in shares if found.total)


def _share(what: str, known: Iterator[bool]) -> Share:
    answers = list(known)
    return Share(what, sum(answers), len(answers))


def _children(project: Project) -> Iterator[ChildSpec | Unresolved]:
    for supervisor in project.of(Supervisor):
        yield from supervisor.children
    for start in project.starts:
        yield start.child


def _child_known(child: ChildSpec | Unresolved) -> bool:
    return isinstance(child, ChildSpec) and isinstance(child.module, str)


def _message_known(send: Send) -> bool:
    return not isinstance(unbound(send.message), AnyShape)


def _replies(project: Project) -> Iterator[bool]:
    for server in project.of(GenServer):
        for message in server.messages:
            yield from (isinstance(reply, Reply) for reply in message.replies)
