"""The graph as data: `{"view", "name", "files", "nodes", "edges"}`."""

from __future__ import annotations

import json
from dataclasses import asdict

from analyzer.graphs.graph import Graph, GraphNode


def render(graph: Graph) -> str:
    """Indented, deterministic JSON; a span is five integers, as in the JSON of a Project."""
    files = sorted({node.span.file for node in graph.nodes if node.span})
    data = {
        "view": graph.view,
        "name": graph.name,
        "files": [{"path": file} for file in files],
        "nodes": [_node(node, files) for node in graph.nodes],
        "edges": [asdict(edge) for edge in graph.edges],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _node(node: GraphNode, files: list[str]) -> dict[str, object]:
    span = [files.index(node.span.file), *node.span[1:]] if node.span else None
    return {**asdict(node), "span": span}
