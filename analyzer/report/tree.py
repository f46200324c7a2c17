"""The supervision forest as rich trees."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text
from rich.tree import Tree

from analyzer.graphs import captions
from analyzer.graphs.forest import Node, NodeKind
from analyzer.graphs.text import clip
from analyzer.report.hanging import Hanging
from analyzer.report.words import DIM, GLUE, count, flow, place, spaced, styled

_STYLES = {
    NodeKind.APPLICATION: "bold",
    NodeKind.SUPERVISOR: "bold blue",
    NodeKind.DYNAMIC: "bold magenta",
    NodeKind.SERVER: "green",
    NodeKind.WORKER: "",
    NodeKind.LIBRARY: "",
    NodeKind.UNRESOLVED: "yellow",
}

_DEEPEST = 7
_LONGEST_RUN = 12
_SHOWN_OF_A_RUN = 6
_LONGEST, _LONGEST_NAME = 100, 60
"""Characters of one piece of source text in the summary."""


def trees(node: Node, *, full: bool) -> Iterator[Tree]:
    """The tree of a node. What is nested too deep to be read follows as a tree of its own.

    Runs of many plain children are folded into one line. The summary cuts them, and long texts.
    """
    waiting = [node]
    while waiting:
        top = waiting.pop(0)
        root = Tree(Hanging(_label(top, full=full)), guide_style=DIM)
        waiting += _grow(root, top, _DEEPEST, full=full)
        yield root


def _grow(branch: Tree, node: Node, levels: int, *, full: bool) -> Iterator[Node]:
    """Add the children; yield those whose own children are to be drawn elsewhere."""
    for plain, group in groupby(node.children, _plain):
        run = list(group)
        if plain and len(run) > _LONGEST_RUN:
            branch.add(Hanging(_folded(run, full=full)))
            continue
        for child in run:
            if levels == 1 and child.children:
                branch.add(Hanging(spaced(_label(child, full=full), flow(["continued below"], DIM))))
                yield child
            else:
                yield from _grow(branch.add(Hanging(_label(child, full=full))), child, levels - 1, full=full)


def _plain(node: Node) -> bool:
    special = node.children or node.conditions or node.on_demand or node.unresolved
    return not special and not (node.child and (node.child.many is not None or not node.child.ordered))


def _folded(run: list[Node], *, full: bool) -> Text:
    shown = run if full else run[:_SHOWN_OF_A_RUN]
    names = ", ".join(captions.name(node) or captions.title(node) for node in shown)
    left = f", … and {count(len(run) - len(shown), 'other')}" if len(shown) < len(run) else ""
    return spaced(styled(f"{len(run)} children in this order:", DIM), styled(names + left))


def _label(node: Node, *, full: bool) -> Text:
    longest = None if full else _LONGEST
    facts = flow((*(_cut(fact, longest) for fact in captions.details(node)), *_sites(node)), DIM)
    conditions = " and ".join(_glued(_cut(condition, longest)) for condition in captions.conditions(node))
    return spaced(_process(node, full=full), facts, Text(conditions, style="italic yellow", overflow="fold"))


def _glued(condition: str) -> str:
    """The `if` stays with its first word."""
    return condition.replace(" ", GLUE, 1)


def _cut(text: str, longest: int | None) -> str:
    return text if longest is None else clip(text, longest)


def _process(node: Node, *, full: bool) -> Text:
    text = Text(overflow="fold")
    if node.kind is NodeKind.UNRESOLVED:
        text.append("? ", "bold yellow")
    if node.on_demand:
        text.append("○ ", "magenta")
    text.append_text(styled(_cut(captions.title(node), None if full else _LONGEST), _STYLES[node.kind]))
    if registered := captions.name(node):
        text.append(" as ", DIM).append_text(styled(_cut(registered, None if full else _LONGEST_NAME), "cyan"))
    return text


def _sites(node: Node) -> Iterator[str]:
    if node.sites:
        others = f" (+{len(node.sites) - 1})" if len(node.sites) > 1 else ""
        yield "on demand"
        yield place(node.sites[0].span) + others
    elif node.unresolved:
        yield place(node.unresolved.span)
