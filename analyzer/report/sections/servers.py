"""The servers: one line each, or their whole protocols."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzer.graphs.text import clip
from analyzer.report.hanging import Hanging
from analyzer.report.protocol import Protocol, Row, protocols
from analyzer.report.sections.heading import section
from analyzer.report.words import DIM, GLUE, count, flow, lines, place, spaced, styled
from models.constructs.gen_server import GenServer, MessageKind
from models.effects import Send
from models.evidence import Computed
from models.project import Project

_KIND_STYLES = {"call": "blue", "cast": "magenta", "info": "green", "continue": "cyan"}
_MOST_SENDERS = 4


def server_lines(project: Project) -> Iterator[RenderableType]:
    """A table with the number of messages of each kind."""
    servers = project.of(GenServer)
    if not servers:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=DIM, pad_edge=False)
    table.add_column("", overflow="fold")
    for kind in MessageKind:
        table.add_column(kind.value, justify="right", style=_KIND_STYLES[kind.value])
    for server in servers:
        counts = (str(len(server.of(kind)) or "·") for kind in MessageKind)
        table.add_row(styled(server.module), *counts)
    yield section("Servers", table)


def server_protocols(project: Project) -> Iterator[RenderableType]:
    """Every server with the messages it handles, its answers and its senders."""
    found = protocols(project)
    if found:
        yield section("Servers", *(_protocol(protocol) for protocol in found), *_lost(project.sends))


def about(server: GenServer) -> tuple[str, ...]:
    """What else is known of a server."""
    facts = (
        server.behaviour if server.behaviour != "GenServer" else "",
        _registered(server),
        "traps exits" if server.traps_exit else "",
        f"state {clip(', '.join(server.state_fields), 60)}" if server.state_fields else "",
        place(server.span),
    )
    return tuple(fact for fact in facts if fact)


def _registered(server: GenServer) -> str:
    match server.name:
        case None:
            return ""
        case Computed(text=text):
            return f"registers {clip(text, 60)}" if text.startswith("{") else f"name from {clip(text, 60)}"
        case name:
            return f"registers {'its own name' if name == server.module else clip(name, 60)}"


def _protocol(protocol: Protocol) -> Group:
    title = spaced(styled(protocol.server.module, "bold"), flow(about(protocol.server), DIM))
    parts: list[RenderableType] = [title, Padding(_table(protocol.rows), (0, 0, 0, 2))]
    if protocol.unplaced:
        others = f"{count(len(protocol.unplaced), 'other send')} to it: {', '.join(_senders(protocol.unplaced))}"
        parts.append(Padding(styled(others, DIM), (0, 0, 0, 2)))
    return Group(*parts, Text())


def _table(rows: tuple[Row, ...]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=8)
    table.add_column(ratio=3, overflow="fold")
    if any(row.answers for row in rows):
        table.add_column(ratio=2, overflow="fold")
    table.add_column(justify="right", style=DIM, no_wrap=True)
    for row in rows:
        table.add_row(*_cells(row, answers=len(table.columns) == 4))
    return table


def _cells(row: Row, *, answers: bool) -> tuple[RenderableType, ...]:
    notes = (
        *((styled(row.note, DIM),) if row.note else ()),
        *(_pointed("←", sender) for sender in _senders(row.senders)),
    )
    message = lines(styled(row.pattern), *notes)
    answer = (Group(*(Hanging(_pointed("→", answer)) for answer in row.answers)),) if answers else ()
    return styled(row.kind, _KIND_STYLES[row.kind]), message, *answer, Text(f"{row.line}")


def _pointed(arrow: str, text: str) -> Text:
    """An arrow that stays with its word."""
    style = "" if arrow == "→" else DIM
    return Text(f"{arrow}{GLUE}", style=style, overflow="fold").append_text(styled(text, style))


def _senders(sends: tuple[Send, ...]) -> list[str]:
    """Every function once; those beyond the first few are counted."""
    names = list(dict.fromkeys(f"{send.module}.{send.function}" for send in sends))
    left = len(names) - _MOST_SENDERS
    return [*names[:_MOST_SENDERS], f"{count(left, 'other')}"] if left > 0 else names


def _lost(sends: tuple[Send, ...]) -> Iterator[RenderableType]:
    lost = sum(send.target.how == "unknown" for send in sends)
    if lost:
        yield styled(f"{count(lost, 'message')} of {len(sends):,} sent to a receiver that we could not name", DIM)
