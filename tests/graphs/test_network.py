"""Questions about paths, asked of networkx."""

from __future__ import annotations

from analyzer.graphs.network import below, depth, network
from analyzer.graphs.views.supervision import build
from tests.report.sample import application, child, project, shop, supervisor


def test_what_runs_below() -> None:
    graph = build(shop())
    titles = {node.id: node.title for node in graph.nodes}
    warehouse = next(node.id for node in graph.nodes if node.title == "Shop.Warehouse")
    assert {titles[node] for node in below(graph, warehouse)} == {"Shop.Stock", "Shop.Prices", "Shop.Rates"}


def test_how_deep() -> None:
    assert depth(build(shop())) == 3
    assert depth(build(project())) == 0


def test_a_supervisor_drawn_twice_is_one_node() -> None:
    inner = supervisor("In", child("Leaf", 1), line=9)
    graph = build(project(application("A"), supervisor("A", child("In", 1), child("In", 2)), inner))
    assert sum(node.title == "In" for node in graph.nodes) == 2
    assert [facts["title"] for _, facts in network(graph).nodes(data=True)].count("In") == 1


def test_a_very_deep_chain_stays_one_chain() -> None:
    chain = [supervisor(f"S{n}", child(f"S{n + 1}", n), line=n) for n in range(1, 300)]
    assert depth(build(project(application("App"), *chain, supervisor("App", child("S1", 400), line=400)))) == 301


def test_edges_keep_their_facts() -> None:
    facts = [facts for _, _, facts in network(build(shop())).edges(data=True)]
    assert {fact["kind"] for fact in facts} == {"child", "on_demand"}
    assert ("if config_env() == :prod",) in {fact["conditions"] for fact in facts}
