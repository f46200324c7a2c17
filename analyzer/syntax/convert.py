"""From bytes to Elixir's tree: the whole file, or a part of it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from analyzer.syntax import (  # noqa: F401  (each registers its node kinds)
    convert_blocks,
    convert_calls,
    convert_containers,
    convert_literals,
    convert_maps,
    convert_operators,
    convert_quotes,
)
from analyzer.syntax.misreadings import Mask, certain
from analyzer.syntax.problems import Parsed, Problem
from analyzer.syntax.reading import Reading
from analyzer.syntax.repair import Repaired, repaired, repaired_slice
from analyzer.syntax.source import Source
from models.ast.nodes import Call, Elided, List, Node, Tuple
from models.ast.walk import rewrite


def parse(data: bytes) -> Parsed:
    """The file's tree, as Elixir's own parser returns it. Never raises."""
    return _parsed(data, elide=False)


def skim(data: bytes) -> Parsed:
    """The same tree, but functions' bodies stay unread: `Elided`, with the calls they mention."""
    return _parsed(data, elide=True)


def parse_slice(data: bytes, start: int, end: int) -> Node:
    """The tree of what stands at [start, end), with offsets of the whole file.

    That is an expression, a file's part, or a lone `do … end`: the keyword list of its sections.
    """
    alone = _DO.match(data, start, end) is not None and start >= len(_CALLEE)
    masks = list(certain(data, start, end))
    begin = start
    if alone:
        begin -= len(_CALLEE)
        masks.append(Mask(begin, _CALLEE))
    node = _read(data, repaired_slice(data, begin, end, masks), elide=False)[0]
    match node:
        case Call(args=(List() as sections,)) if alone:
            return sections
        case _:
            return node


_DO = re.compile(rb"do(?![\w?!:\x80-\xff])")
_CALLEE = b"z "


def restored(data: bytes, skimmed: Node) -> Node:
    """A skimmed tree with every unread body read."""
    return rewrite(skimmed, lambda node: _restored(data, node))


def _restored(data: bytes, node: Node) -> Node:
    match node:
        case List(items=(Tuple(items=(_, Elided(start=start, end=end))) as pair,)):
            body = parse_slice(data, start, end)
            if start == node.start and isinstance(body, List):
                return body
            return replace(node, items=(replace(pair, items=(pair.items[0], body)),))
        case _:
            return node


def _parsed(data: bytes, *, elide: bool) -> Parsed:
    tree, problems = _read(data, repaired(data), elide=elide)
    return Parsed(tree, tuple(problems), Source(data))


def _read(data: bytes, tree: Repaired, *, elide: bool) -> tuple[Node, list[Problem]]:
    try:
        return _attempt(data, tree, elide)
    except RecursionError:  # our caller stands too deep: a new thread has a stack of its own
        with ThreadPoolExecutor(1) as fresh:
            return fresh.submit(_attempt, data, tree, elide).result()


def _attempt(data: bytes, tree: Repaired, elide: bool) -> tuple[Node, list[Problem]]:
    reading = Reading(data, tree, elide=elide)
    if not tree.trusted:
        return reading.refuse(0, len(data), "misread", "too many sigils misread"), reading.problems
    return reading.read(tree.root), reading.problems
