"""The report as GitHub-flavoured Markdown, for pull requests and wikis."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.report.blanks import blanks
from analyzer.report.coverage import coverage
from analyzer.report.markdown import block, code, plain, table
from analyzer.report.others import others
from analyzer.report.page import paint
from analyzer.report.protocol import Protocol, Row, protocols, senders
from analyzer.report.sections.findings import by_rule, severities
from analyzer.report.sections.processes import process_rows
from analyzer.report.sections.servers import about
from analyzer.report.sections.supervision import trees
from analyzer.report.summary import counts
from analyzer.report.templates import template_counts
from analyzer.report.words import dotted, place
from models.constructs.gen_server import GenServer, MessageKind
from models.findings import Finding
from models.project import Project

_TREE_WIDTH = 110
_EXAMPLES = 3


def render(
    project: Project,
    findings: tuple[Finding, ...],
    *,
    full: bool,
    width: int | None,
    color: bool,  # noqa: ARG001 (every format is asked alike)
) -> str:
    """`width` is the width of the tree's code block."""
    body = _everything(project, findings) if full else _summary(project, findings)
    parts = [
        f"# {plain(project.name)}\n",
        f"{dotted(counts(project))}\n",
        *_supervision(project, full=full, width=width),
    ]
    return "\n".join([*parts, *body, *_coverage(project)])


def _supervision(project: Project, *, full: bool, width: int | None) -> Iterator[str]:
    drawn = paint(*trees(project, full=full), width=width or _TREE_WIDTH, color=False)
    if drawn.strip():
        yield "## Supervision\n"
        yield block(drawn)


def _summary(project: Project, findings: tuple[Finding, ...]) -> Iterator[str]:
    if servers := project.of(GenServer):
        yield "## Servers\n"
        kinds = [kind.value for kind in MessageKind]
        rows = ([code(server.module), *(str(len(server.of(kind))) for kind in MessageKind)] for server in servers)
        yield table(["server", *(f"{kind}:" for kind in kinds)], rows)
    if findings:
        yield f"## Findings: {severities(findings)}\n"
        yield table(
            ["rule", "name", "count:"],
            ([plain(rule), plain(name), f"{n:,}"] for (_, rule, name), n in by_rule(findings)),
        )
    yield from _unresolved(project, examples=0)
    yield from _diagnostics(project)


def _everything(project: Project, findings: tuple[Finding, ...]) -> Iterator[str]:
    if found := protocols(project):
        yield "## Servers\n"
        for protocol in found:
            yield from _protocol(protocol)
    yield from _others(project)
    if rows := [
        [plain(kind), code(name), plain(more), code(place(span))] for kind, name, more, span in process_rows(project)
    ]:
        yield "## Other processes\n"
        yield table(["kind", "name", "", "place"], rows)
    yield from _templates(project)
    yield from _findings(findings)
    yield from _unresolved(project, examples=_EXAMPLES)
    yield from _diagnostics(project)


def _protocol(protocol: Protocol) -> Iterator[str]:
    yield f"### {code(protocol.server.module)}\n"
    yield f"{plain(dotted(about(protocol.server)))}\n"
    if protocol.rows:
        yield table(
            ["kind", "message", "answers", "sent by", "line:"],
            (_message(row, protocol.server.module) for row in protocol.rows),
        )


def _message(row: Row, module: str) -> list[str]:
    note = f" ({plain(row.note)})" if row.note else ""
    cells = [
        code(row.pattern) + note,
        "<br>".join(map(code, row.answers)),
        "<br>".join(map(code, senders(row.senders, module))),
    ]
    return [row.kind, *cells, str(row.line)]


def _others(project: Project) -> Iterator[str]:
    if found := others(project):
        yield "## Other messages\n"
        head = ["kind", "message", "receiver", "sent by", "place"]
        rows = (
            [
                other.send.kind.value,
                code(other.message),
                f"{'unknown: ' if other.lost else ''}{code(other.receiver)}",
                code(f"{other.send.module}.{other.send.function}"),
                code(place(other.send.span)),
            ]
            for other in found
        )
        yield table(head, rows)


def _templates(project: Project) -> Iterator[str]:
    if found := template_counts(project):
        yield "## Templates\n"
        yield table(["", "count"], ([label, dotted(counts)] for label, counts in found))


def _findings(findings: tuple[Finding, ...]) -> Iterator[str]:
    if findings:
        yield f"## Findings: {severities(findings)}\n"
        rows = ([plain(one.code), one.severity.value, plain(one.message), code(place(one.span))] for one in findings)
        yield table(["rule", "severity", "message", "place"], rows)


def _unresolved(project: Project, *, examples: int) -> Iterator[str]:
    found = blanks(project)
    if not found:
        return
    yield "## Unresolved\n"
    head = ["reason", "count:", *(["examples"] if examples else [])]
    rows = []
    for blank in found:
        shown = (f"{code(value.text)} {plain(place(value.span))}" for value in blank.values[:examples])
        rows.append([blank.name, f"{len(blank.values):,}", *(["<br>".join(shown)] if examples else [])])
    yield table(head, rows)


def _diagnostics(project: Project) -> Iterator[str]:
    if project.diagnostics:
        yield "## Problems while reading\n"
        rows = (
            [plain(one.code), one.severity.value, plain(one.message), code(place(one.span))]
            for one in project.diagnostics
        )
        yield table(["code", "severity", "message", "place"], rows)


def _coverage(project: Project) -> Iterator[str]:
    if shares := coverage(project):
        yield "## Coverage\n"
        yield f"{dotted(map(str, shares))}\n"
