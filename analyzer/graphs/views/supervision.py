"""The supervision view: who starts whom, in which order, under which condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analyzer.graphs import captions
from analyzer.graphs.forest import Node, plant
from analyzer.graphs.graph import Graph, GraphEdge, GraphNode
from models.evidence import Place
from models.project import Project

_LONGEST = 56


def build(project: Project) -> Graph:
    """The forest of the project as a graph; supervisors that no application reaches are roots too."""
    forest = plant(project)
    drawing = _Drawing()
    for root in forest.trees:
        drawing.draw(root)
    for root in forest.strays:
        drawing.draw(root, *(["no start found"] if forest.trees else []))
    for root in forest.homeless:
        drawing.draw(root, "under a supervisor that we could not name")
    return Graph("supervision", project.name, tuple(drawing.linked()), tuple(drawing.edges))


@dataclass(slots=True)
class _Drawing:
    nodes: list[GraphNode] = field(default_factory=list)
    edges: list[GraphEdge] = field(default_factory=list)
    first: dict[Place, str] = field(default_factory=dict)
    """The node that shows the children of each construct."""
    again: dict[str, Place] = field(default_factory=dict)
    """Nodes that only mention a construct."""

    def linked(self) -> Iterator[GraphNode]:
        """The nodes, those that are drawn again with the node that is meant."""
        for node in self.nodes:
            construct = self.again.get(node.id)
            yield replace(node, same_as=self.first.get(construct)) if construct else node

    def draw(self, node: Node, *remarks: str) -> str:
        identity = f"n{len(self.nodes)}"
        self.nodes.append(
            GraphNode(identity, node.kind.value, captions.title(node), (*_lines(node), *remarks), _span(node))
        )
        if node.repeated and node.construct:
            self.again[identity] = node.construct.span
        elif node.construct:
            self.first.setdefault(node.construct.span, identity)
        for order, child in enumerate(node.children, 1):
            self.edges.append(_edge(identity, order, child, self.draw(child)))
        return identity


def _lines(node: Node) -> Iterator[str]:
    if registered := captions.name(node):
        yield f"as {registered}"
    if details := captions.details(node):
        yield from _flow(details)
    if node.on_demand:
        yield "starts on demand"
    yield from captions.conditions(node)


def _flow(details: tuple[str, ...]) -> Iterator[str]:
    """As many details on a line as are read at a glance."""
    line = details[0]
    for detail in details[1:]:
        if len(line) + len(detail) > _LONGEST:
            yield line
            line = detail
        else:
            line += f" · {detail}"
    yield line


def _span(node: Node) -> Place | None:
    if node.child is not None:
        return node.child.span
    evidence = node.unresolved or node.construct
    return evidence.span if evidence else None


def _edge(source: str, order: int, child: Node, target: str) -> GraphEdge:
    kind = "on_demand" if child.on_demand else "child"
    many = child.child is not None and child.child.many is not None
    return GraphEdge(source, target, kind, order, captions.conditions(child), many)
