"""The graph in networkx's form, for questions about paths. The only file that imports networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import DiGraph

    from analyzer.graphs.graph import Graph


def network(graph: Graph) -> DiGraph[str]:
    """Nodes drawn twice are one node here; edges carry their order and conditions."""
    from networkx import DiGraph

    net: DiGraph[str] = DiGraph(name=graph.name, view=graph.view)
    same = {node.id: node.same_as or node.id for node in graph.nodes}
    for node in graph.nodes:
        if node.same_as is None:
            net.add_node(node.id, kind=node.kind, title=node.title, lines=node.lines)
    for edge in graph.edges:
        facts = {"kind": edge.kind, "order": edge.order, "conditions": edge.conditions, "many": edge.many}
        net.add_edge(same[edge.source], same[edge.target], **facts)
    return net


def below(graph: Graph, node: str) -> frozenset[str]:
    """Every node that goes down when this one does, because it runs below it."""
    from networkx import descendants

    return frozenset(descendants(network(graph), node))


def depth(graph: Graph) -> int:
    """Edges on the longest way down; 0 for a graph without edges, or with a cycle."""
    from networkx import dag_longest_path_length, is_directed_acyclic_graph

    net = network(graph)
    return int(dag_longest_path_length(net)) if is_directed_acyclic_graph(net) else 0
