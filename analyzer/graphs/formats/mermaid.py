"""A Mermaid flowchart, as GitHub draws it. Long runs of plain leaves share one node.

Mermaid refuses more than 500 edges or 50,000 characters, so folding is what keeps large apps drawable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzer.graphs.folding import Run, fold
from analyzer.graphs.graph import Graph, GraphEdge, GraphNode
from analyzer.graphs.text import clip

_LONGEST = 100
"""Characters of one line of a node."""

_SHAPES = {"application": ("([", "])"), "supervisor": ("[", "]"), "dynamic": ("[/", "/]"), "unresolved": ("{{", "}}")}

_CLASSES = (
    "classDef application fill:#1f2937,stroke:#1f2937,color:#ffffff",
    "classDef supervisor fill:#dbeafe,stroke:#2563eb,color:#1e3a8a",
    "classDef dynamic fill:#ede9fe,stroke:#7c3aed,color:#4c1d95,stroke-dasharray:4 3",
    "classDef server fill:#dcfce7,stroke:#16a34a,color:#14532d",
    "classDef worker fill:#f3f4f6,stroke:#6b7280,color:#111827",
    "classDef library fill:#ffffff,stroke:#9ca3af,color:#4b5563",
    "classDef unresolved fill:#fef3c7,stroke:#d97706,color:#78350f,stroke-dasharray:4 3",
)


def render(graph: Graph) -> str:
    """The flowchart, left to right, children in start order."""
    edges = graph.edges_from()
    nodes = {node.id: node for node in graph.nodes}
    lines = ["flowchart LR"]
    for root in graph.roots():
        lines.append(f"  {_node(root)}")
        lines += (f"  {line}" for line in _below(root.id, nodes, edges))
    lines += (f"  {line}" for line in _CLASSES)
    return "\n".join(lines) + "\n"


def _below(source: str, nodes: Mapping[str, GraphNode], edges: Mapping[str, tuple[GraphEdge, ...]]) -> Iterator[str]:
    for run in fold(edges.get(source, ()), nodes, edges, longest=20):
        yield from _run(source, run)
        for node in run.nodes:
            yield from _below(node.id, nodes, edges)


def _run(source: str, run: Run) -> Iterator[str]:
    if len(run.nodes) == 1:
        edge = run.edges[0]
        yield f"{source} {_arrow(edge)} {_node(run.nodes[0])}"
        return
    first, last = run.edges[0].order, run.edges[-1].order
    rows = [f"{edge.order}. {_row(node)}" for edge, node in zip(run.edges, run.nodes, strict=True)]
    yield f"{source} -->|{first} to {last}| {run.nodes[0].id}{_label('worker', rows)}:::{run.nodes[0].kind}"


def _arrow(edge: GraphEdge) -> str:
    """The node itself says which condition, so that labels do not crowd the lines."""
    return "-.->" if edge.kind == "on_demand" or edge.conditions else "-->"


def _row(node: GraphNode) -> str:
    return " ".join((node.title, *node.lines))


def _node(node: GraphNode) -> str:
    return f"{node.id}{_label(node.kind, [node.title, *node.lines])}:::{node.kind}"


def _label(kind: str, rows: list[str]) -> str:
    opening, closing = _SHAPES.get(kind, ("(", ")"))
    return f'{opening}"{"<br/>".join(_escaped(clip(row, _LONGEST)) for row in rows)}"{closing}'


def _escaped(text: str) -> str:
    """Anything that Mermaid, Markdown or HTML could read as syntax becomes a character entity."""
    return "".join(
        character if character.isalnum() or character in _SAFE else f"#{ord(character)};" for character in text
    )


_SAFE = " ._,:·×/?!=+-"
