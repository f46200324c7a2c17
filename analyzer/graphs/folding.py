"""Runs of sibling leaves that look alike, so that they can share one place in a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from analyzer.graphs.graph import GraphEdge, GraphNode


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours in start order: alone, or many plain leaves."""

    edges: tuple[GraphEdge, ...]
    nodes: tuple[GraphNode, ...]


def fold(
    edges: tuple[GraphEdge, ...],
    nodes: Mapping[str, GraphNode],
    below: Mapping[str, tuple[GraphEdge, ...]],
    *,
    longest: int,
) -> Iterator[Run]:
    """Every edge alone, except that a run of plain leaves longer than `longest` stays together."""
    for plain, group in groupby(edges, lambda edge: _plain(edge, nodes, below)):
        run = tuple(group)
        if plain and len(run) > longest:
            yield Run(run, tuple(nodes[edge.target] for edge in run))
        else:
            yield from (Run((edge,), (nodes[edge.target],)) for edge in run)


def _plain(edge: GraphEdge, nodes: Mapping[str, GraphNode], below: Mapping[str, tuple[GraphEdge, ...]]) -> bool:
    leaf = not below.get(edge.target)
    return leaf and edge.kind == "child" and not edge.conditions and nodes[edge.target].kind != "unresolved"
