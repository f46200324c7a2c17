"""From bytes to Elixir's tree: the whole file, or a part of it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from tree_sitter import Node as Tree

from analyzer.syntax import (  # noqa: F401  (each registers its node kinds)
    convert_blocks,
    convert_calls,
    convert_containers,
    convert_literals,
    convert_maps,
    convert_operators,
    convert_quotes,
)
from analyzer.syntax.encoding import encoding_problems
from analyzer.syntax.grammar import tree_of
from analyzer.syntax.misreadings import Mask, certain
from analyzer.syntax.problems import Parsed, Problem
from analyzer.syntax.reading import NOT_READ, Reading, settled
from analyzer.syntax.recover import bad_pieces, blanked
from analyzer.syntax.repair import Repaired, repaired, repaired_slice
from analyzer.syntax.source import Source
from models.ast.nodes import Call, Elided, List, Node, Tuple
from models.ast.walk import rewrite


def parse(data: bytes) -> Parsed:
    """The file's tree, as Elixir's own parser returns it. Never raises."""
    return _parsed(data, repaired(data), elide=False)


def skim(data: bytes) -> Parsed:
    """The same tree, but functions' bodies stay unread: `Elided`, with the calls they mention."""
    return skim_of(data, repaired(data))


def skim_of(data: bytes, tree: Repaired) -> Parsed:
    """The skim of a file whose tree-sitter tree is there already."""
    return _parsed(data, tree, elide=True)


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


def parse_scratch(data: bytes, start: int, scratch: bytes) -> tuple[Node, list[Problem]]:
    """The tree of `scratch`, which stands for the file's bytes from `start` on; all text is the file's own."""
    masks = [Mask(start + mask.start, mask.text) for mask in certain(scratch, 0, len(scratch))]
    end = start + len(scratch)
    return _read(data, repaired_slice(data, start, end, [Mask(start, scratch), *masks]), elide=False)


def trees_of(data: bytes) -> list[Tree]:
    """The tree-sitter tree of a file, for those who look at its tokens alone, and those of parts that it misreads."""
    tree = repaired(data)
    if not tree.root.has_error and not any(mask.hides for mask in tree.masks.values()):
        return [tree.root]
    try:
        reading, _ = settled(data, tree, elide=False)
    except RecursionError:
        return [tree.root]
    return [reading.tree.root, *reading.parts]


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


def _parsed(data: bytes, tree: Repaired, *, elide: bool) -> Parsed:
    root, problems = _read(data, tree, elide=elide)
    return Parsed(root, (*encoding_problems(data), *problems), Source(data))


def _read(data: bytes, tree: Repaired, *, elide: bool) -> tuple[Node, list[Problem]]:
    try:
        return _attempt(data, tree, elide)
    except RecursionError:  # our caller stands too deep: a new thread has a stack of its own
        with ThreadPoolExecutor(1) as fresh:
            return fresh.submit(_attempt, data, tree, elide).result()


def _attempt(data: bytes, tree: Repaired, elide: bool) -> tuple[Node, list[Problem]]:
    if not tree.trusted:
        return _misread(data, tree)
    reading, node = settled(data, tree, elide=elide)
    tree = reading.tree
    if reading.wanted or not tree.trusted:
        return _misread(data, tree)
    if reading.problems and any(_loses_much(data, problem) for problem in reading.problems):
        other = _recovered(data, tree, elide)
        if other is not None and _lost(other[1]) < _lost(reading.problems):
            return other
    return node, reading.problems


def _misread(data: bytes, tree: Repaired) -> tuple[Node, list[Problem]]:
    reading = Reading(data, tree, elide=False)
    return reading.refuse(0, len(data), "misread", "too much of it is misread"), reading.problems


_DEFINITION = re.compile(rb"\bdef(?:p|macrop?|module|impl|protocol)?\s")


def _loses_much(data: bytes, problem: Problem) -> bool:
    """Whether more than one definition went with the error, or a module ends too early."""
    if problem.reason == "reserved-word":
        return True
    found = _DEFINITION.finditer(data, problem.start, problem.end)
    return problem.reason == "syntax" and sum(1 for _ in zip(found, range(2), strict=False)) == 2


def _lost(problems: list[Problem]) -> int:
    return sum(problem.end - problem.start for problem in problems)


def _recovered(data: bytes, tree: Repaired, elide: bool) -> tuple[Node, list[Problem]] | None:
    """The file read around its bad pieces, where it is a whole file that was lost."""
    if tree.start or tree.end < len(data):
        return None
    pieces = bad_pieces(data, tree.scratch)
    root = tree_of(blanked(tree.scratch, pieces), 0, len(data)).root_node
    reading = Reading(data, tree._replace(root=root), elide=elide)
    for start, end in pieces:
        reading.holes[start] = reading.refuse(start, end, "syntax", NOT_READ)
    return reading.read(root), reading.problems
