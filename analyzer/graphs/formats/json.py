"""The graph as data: `{"view", "name", "nodes", "edges"}`."""

from __future__ import annotations

import json
from dataclasses import asdict

from analyzer.graphs.graph import Graph


def render(graph: Graph) -> str:
    """Indented, deterministic JSON; a span is file, line, column, end line, end column."""
    return json.dumps(asdict(graph), ensure_ascii=False, indent=2) + "\n"
