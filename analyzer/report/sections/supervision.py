"""One tree an application, then the supervisors that none of them reaches."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from analyzer.graphs.forest import Node, plant
from analyzer.report.sections.heading import section
from analyzer.report.tree import trees as trees_of
from analyzer.report.words import DIM, styled
from models.project import Project


def supervision(project: Project, *, full: bool) -> Iterator[RenderableType]:
    body = tuple(trees(project, full=full))
    if body:
        yield section("Supervision", *body)


def trees(project: Project, *, full: bool) -> Iterator[RenderableType]:
    """The whole forest, its parts under captions."""
    forest = plant(project)
    yield from _trees(forest.trees, full=full)
    if forest.strays:
        yield from _caption("Supervisors for which we found no start above", after=bool(forest.trees))
        yield from _trees(forest.strays, full=full)
    if forest.homeless:
        yield from _caption("Started on demand, under a supervisor that we could not name", after=bool(forest.trees))
        yield from _trees(forest.homeless, full=full)


def _trees(nodes: tuple[Node, ...], *, full: bool) -> Iterator[RenderableType]:
    """An empty line after a tree that has one: lone nodes stay together."""
    for number, node in enumerate(nodes):
        if number and (node.children or nodes[number - 1].children):
            yield Text()
        yield from trees_of(node, full=full)


def _caption(text: str, *, after: bool) -> Iterator[RenderableType]:
    if after:
        yield Text()
    yield styled(text, DIM)
