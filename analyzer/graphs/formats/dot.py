"""Graphviz DOT: dashed edges hold under a condition, dotted ones start on demand."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.graphs.graph import Graph, GraphEdge, GraphNode
from analyzer.graphs.text import clip

_LONGEST = 100
"""Characters of one line of a node."""

_STYLES = {
    "application": 'shape=box, style="filled,rounded", fillcolor="#1f2937", fontcolor="#ffffff"',
    "supervisor": 'shape=box, style="filled", fillcolor="#dbeafe", color="#2563eb"',
    "dynamic": 'shape=box, style="filled,dashed", fillcolor="#ede9fe", color="#7c3aed"',
    "server": 'shape=box, style="filled,rounded", fillcolor="#dcfce7", color="#16a34a"',
    "worker": 'shape=box, style="rounded"',
    "library": 'shape=box, style="rounded", color="#9ca3af", fontcolor="#6b7280"',
    "unresolved": 'shape=box, style="filled,dashed", fillcolor="#fef3c7", color="#d97706"',
}


def render(graph: Graph) -> str:
    """One digraph, left to right, children in start order."""
    lines = [
        f"digraph {_quoted(graph.name)} {{",
        "  rankdir=LR; ordering=out; ranksep=0.6; nodesep=0.12;",
        '  node [fontname="monospace", fontsize=10]; edge [fontname="monospace", fontsize=9, color="#6b7280"];',
        *(f"  {line}" for line in _body(graph)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _body(graph: Graph) -> Iterator[str]:
    yield from map(_node, graph.nodes)
    yield from map(_edge, graph.edges)


def _node(node: GraphNode) -> str:
    label = _quoted(node.title, *node.lines)
    tooltip = f", tooltip={_quoted(str(node.span))}" if node.span else ""
    return f"{node.id} [label={label}, {_STYLES[node.kind]}{tooltip}];"


def _edge(edge: GraphEdge) -> str:
    style = "dotted" if edge.kind == "on_demand" else "dashed" if edge.conditions else "solid"
    return f"{edge.source} -> {edge.target} [style={style}];"


def _quoted(*lines: str) -> str:
    """A string of DOT; Graphviz decodes HTML entities in it, so an ampersand is written as one."""
    cleaned = (clip(line, _LONGEST).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in lines)
    return '"' + "\\n".join(cleaned) + '"'
