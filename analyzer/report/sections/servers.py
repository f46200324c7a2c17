"""The servers: one line each, or their whole protocols."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzer.report.hanging import Hanging
from analyzer.report.protocol import Protocol, Row, protocols, senders
from analyzer.report.sections.heading import section
from analyzer.report.words import DIM, GLUE, count, flow, place, spaced, styled
from models.constructs.gen_server import GenServer, MessageKind
from models.evidence import Computed, Unresolved
from models.project import Project

_KIND_STYLES = {"call": "blue", "cast": "magenta", "info": "green", "continue": "cyan"}


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
        first, *rest = map(_protocol, found)
        yield section("Servers", first, *(part for protocol in rest for part in (Text(), protocol)))


def about(server: GenServer) -> tuple[str, ...]:
    """What else is known of a server."""
    facts = (
        server.behaviour if server.behaviour != "GenServer" else "",
        _registered(server),
        _traps(server),
        f"state {', '.join(_state(server))}" if server.state_fields else "",
        place(server.span),
    )
    return tuple(fact for fact in facts if fact)


def _state(server: GenServer) -> tuple[str, ...]:
    """The keys, and a sign that there may be others."""
    return server.state_fields if server.state_known else (*server.state_fields, "…")


def _registered(server: GenServer) -> str:
    match server.name:
        case None:
            return ""
        case Computed(text=text):
            return f"registers {text}" if text.startswith("{") else f"name from {text}"
        case name:
            return f"registers {'its own name' if name == server.module else name}"


def _traps(server: GenServer) -> str:
    if isinstance(server.traps_exit, Unresolved):
        return "may trap exits"
    return "traps exits" if server.traps_exit else ""


def _protocol(protocol: Protocol) -> Group:
    module = protocol.server.module
    title = Hanging(spaced(styled(module, "bold"), flow(about(protocol.server), DIM)))
    parts: list[RenderableType] = [title, Padding(_table(protocol.rows, module), (0, 0, 0, 2))]
    if protocol.unplaced:
        by = ", ".join(senders(protocol.unplaced, module))
        others = f"{count(len(protocol.unplaced), 'other send')} to it: {by}"
        parts.append(Padding(Hanging(styled(others, DIM)), (0, 0, 0, 2)))
    return Group(*parts)


def _table(rows: tuple[Row, ...], module: str) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=8)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", style=DIM, no_wrap=True)
    for row in rows:
        table.add_row(styled(row.kind, _KIND_STYLES[row.kind]), Group(*_message(row, module)), Text(f"{row.line}"))
    return table


def _message(row: Row, module: str) -> Iterator[RenderableType]:
    """The pattern, then what is answered, each below the other, then who sends it."""
    yield Hanging(spaced(styled(row.pattern), styled(row.note, DIM)))
    yield from (Hanging(_pointed("→", answer)) for answer in row.answers)
    if row.senders:
        yield Hanging(_pointed("←", ", ".join(senders(row.senders, module)), DIM))


def _pointed(arrow: str, text: str, style: str = "") -> Text:
    """An arrow that stays with its word."""
    return Text(f"{arrow}{GLUE}", style=style, overflow="fold").append_text(styled(text, style))
