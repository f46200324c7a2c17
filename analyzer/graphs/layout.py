"""Our own tidy tree: roots left, children right of their parent in start order from its height down.

A long run of plain leaves becomes a framed grid, read column by column, with the order as numbers.
Everything is a pure function of the graph, so the same Project gives the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analyzer.graphs.folding import Run, fold
from analyzer.graphs.graph import Graph, GraphEdge, GraphNode
from analyzer.graphs.measure import Label, label

GAP_X, GAP_Y, GAP_TREES = 44, 8, 26
GRID_FROM = 14
FEWEST_ROWS = 4
GRID_MARGIN = 10
WIDE = 1.5
"""A grid is this much wider than tall."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node at its place; `edge` is how its parent starts it."""

    node: GraphNode
    label: Label
    x: float
    y: float
    edge: GraphEdge | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """The border of a grid."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Wire:
    """A line from a parent's right side to a child's left side."""

    x: float
    y: float
    to_x: float
    to_y: float
    edge: GraphEdge


Item = Box | Frame | Wire


@dataclass(frozen=True, slots=True)
class Block:
    """A drawn part: its size, and the height at which a parent's line reaches it."""

    width: float
    height: float
    anchor: float
    items: tuple[Item, ...]


def arrange(graph: Graph) -> Block:
    """Every tree of the graph, one below the other."""
    world = _World({node.id: node for node in graph.nodes}, graph.edges_from())
    trees = [root for root in graph.roots() if root.id in world.edges]
    alone = [root for root in graph.roots() if root.id not in world.edges]
    parts = [_tree(root, None, world) for root in trees]
    return _stack([*parts, *([_loose(alone)] if alone else [])], GAP_TREES)


@dataclass(frozen=True, slots=True)
class _World:
    nodes: Mapping[str, GraphNode]
    edges: Mapping[str, tuple[GraphEdge, ...]]


def _tree(node: GraphNode, edge: GraphEdge | None, world: _World) -> Block:
    text = label(node)
    runs = list(fold(world.edges.get(node.id, ()), world.nodes, world.edges, longest=GRID_FROM))
    if not runs:
        return Block(text.width, text.height, text.height / 2, (Box(node, text, 0, 0, edge),))
    parts = [_part(run, world) for run in runs]
    below = _stack(parts, GAP_Y)
    shift = max(text.height / 2 - below.anchor, 0)
    middle, right = below.anchor + shift, text.width + GAP_X
    height = max(below.height + shift, middle + text.height / 2)
    wires = [
        Wire(text.width, middle, right, anchor + shift, run.edges[0])
        for run, anchor in zip(runs, _anchors(parts, GAP_Y), strict=True)
    ]
    items = (Box(node, text, 0, middle - text.height / 2, edge), *wires, *_moved(below.items, right, shift))
    return Block(right + below.width, height, middle, items)


def _part(run: Run, world: _World) -> Block:
    if len(run.nodes) == 1:
        return _tree(run.nodes[0], run.edges[0], world)
    return _grid(run)


def _loose(nodes: list[GraphNode]) -> Block:
    """Nodes without any line, side by side."""
    cells = _cells([Box(node, label(node), 0, 0) for node in nodes])
    return replace(cells, items=tuple(_moved(cells.items, -GRID_MARGIN, -GRID_MARGIN)))


def _grid(run: Run) -> Block:
    """Numbered cells in a frame."""
    pairs = zip(run.edges, run.nodes, strict=True)
    cells = _cells([Box(node, label(node, order=edge.order), 0, 0, edge) for edge, node in pairs])
    return replace(cells, items=(Frame(0, 0, cells.width, cells.height), *cells.items))


def _cells(boxes: list[Box]) -> Block:
    """Boxes of one size, filled column by column."""
    labels = [box.label for box in boxes]
    width = max(text.width for text in labels)
    height = max(text.height for text in labels)
    rows = math.ceil(math.sqrt(len(labels) * (width + GAP_Y) / ((height + GAP_Y) * WIDE)))
    rows = min(max(rows, FEWEST_ROWS), len(labels))
    columns = math.ceil(len(labels) / rows)
    placed = (
        replace(
            box,
            label=replace(box.label, width=width, height=height),
            x=GRID_MARGIN + number // rows * (width + GAP_Y),
            y=GRID_MARGIN + number % rows * (height + GAP_Y),
        )
        for number, box in enumerate(boxes)
    )
    total_width = columns * (width + GAP_Y) - GAP_Y + 2 * GRID_MARGIN
    total_height = rows * (height + GAP_Y) - GAP_Y + 2 * GRID_MARGIN
    return Block(total_width, total_height, total_height / 2, tuple(placed))


def _stack(parts: list[Block], gap: float) -> Block:
    """The parts from top to bottom; the anchor is the first one's, so that a tall tree is read from its top."""
    items: list[Item] = []
    top = 0.0
    for part in parts:
        items += _moved(part.items, 0, top)
        top += part.height + gap
    anchor = parts[0].anchor if parts else 0.0
    return Block(max((part.width for part in parts), default=0), max(top - gap, 0), anchor, tuple(items))


def _anchors(parts: list[Block], gap: float) -> list[float]:
    anchors, top = [], 0.0
    for part in parts:
        anchors.append(top + part.anchor)
        top += part.height + gap
    return anchors


def _moved(items: Iterable[Item], x: float, y: float) -> Iterable[Item]:
    for item in items:
        if isinstance(item, Wire):
            yield replace(item, x=item.x + x, y=item.y + y, to_x=item.to_x + x, to_y=item.to_y + y)
        else:
            yield replace(item, x=item.x + x, y=item.y + y)
