"""A graph as a value: what every view yields and every format draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from models.evidence import Place


@dataclass(frozen=True, slots=True)
class GraphNode:
    """`lines` are shown below the title, `span` is where the fact was read."""

    id: str
    kind: str
    title: str
    lines: tuple[str, ...] = ()
    span: Place | None = None
    same_as: str | None = None
    """The node where the same process was drawn first."""


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """`order` counts from 1 among the edges of one source."""

    source: str
    target: str
    kind: str
    order: int
    conditions: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in drawing order; the edges of one source in their own order."""

    view: str
    name: str
    nodes: tuple[GraphNode, ...] = ()
    edges: tuple[GraphEdge, ...] = field(default=())

    def edges_from(self) -> Mapping[str, tuple[GraphEdge, ...]]:
        """The edges of each source, in order."""
        grouped: defaultdict[str, list[GraphEdge]] = defaultdict(list)
        for edge in self.edges:
            grouped[edge.source].append(edge)
        return {source: tuple(edges) for source, edges in grouped.items()}

    def roots(self) -> tuple[GraphNode, ...]:
        targets = {edge.target for edge in self.edges}
        return tuple(node for node in self.nodes if node.id not in targets)
