"""Expressions in a row: files, parentheses, `do … end`, `fn … end`, clauses."""

from __future__ import annotations

import re

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import (
    ARGUMENTS,
    BLOCK,
    BODY,
    EXPRESSIONS,
    KEYWORDS,
    LIST,
    SECTIONS,
    STAB_CLAUSE,
    significant,
)
from analyzer.syntax.reading import Reading, reads
from models.ast.nodes import Atom, Block, Call, Clause, Fn, List, Node, Tuple, Unsupported


@reads("source")
def read_source(reading: Reading, tree: Tree) -> Node:
    """A whole file: its only expression, or a block of them."""
    return block_of(reading.read_all(tree.children), tree.start_byte)


@reads("block")
def read_parentheses(reading: Reading, tree: Tree) -> Node:
    """`(a; b)`, `(a -> b)`, `()`; `(not a)` stays a block so that `in` cannot pull it apart."""
    children = tree.children
    if any(child.kind_id == STAB_CLAUSE for child in children):
        return List(reading.read_all(children), start=tree.start_byte, end=tree.end_byte)
    return parenthesised(reading.read_all(children), tree.start_byte + 1)


def parenthesised(items: tuple[Node, ...], start: int) -> Node:
    """What stands between literal parentheses."""
    match items:
        case (Call(name="not" | "!", args=(_,)),):
            return Block(items, start=items[0].start, end=items[0].end)
        case _:
            return block_of(items, start)


def block_of(items: tuple[Node, ...], start: int) -> Node:
    """One expression stands for itself, others make a `__block__`."""
    match items:
        case ():
            return Block((), start=start, end=start)
        case (Call(name="unquote_splicing", args=(_,)) as only,):
            return Block(items, start=only.start, end=only.end)
        case (only,):
            return only
        case _:
            return Block(items, start=items[0].start, end=items[-1].end)


def read_sections(reading: Reading, tree: Tree) -> List:
    """`do … rescue … end` is a keyword list of its sections."""
    children = tree.children
    reading.depth += 3
    pairs = [_section(reading, children[0].start_byte, children[1:])]
    for child in children:
        if child.kind_id in SECTIONS:
            pairs.append(_section(reading, child.start_byte, child.children[1:]))  # noqa: PERF401
    reading.depth -= 3
    return List(tuple(pairs), start=tree.start_byte, end=tree.end_byte)


def read_blocks(reading: Reading, blocks: list[Tree]) -> List:
    """The same from parentheses that stand for the sections, the keyword at the end of each opening one."""
    reading.depth += 3
    pairs = [_section(reading, _keyword(reading, block), block.children[1:]) for block in blocks]
    reading.depth -= 3
    return List(tuple(pairs), start=pairs[0].start, end=blocks[-1].end_byte + 1)


def _keyword(reading: Reading, block: Tree) -> int:
    start = block.start_byte
    while reading.data[start - 1 : start].isalpha():
        start -= 1
    return start


_KEYWORD = re.compile(rb"do|after|else|catch|rescue")


def _section(reading: Reading, start: int, children: list[Tree]) -> Tuple:
    keyword = _KEYWORD.match(reading.data, start)
    name = keyword[0].decode() if keyword else ""
    end = start + len(name)
    items = reading.read_all(children)
    body: Node
    if any(isinstance(item, Clause) for item in items):
        body = List(items, start=items[0].start, end=items[-1].end)
    else:
        body = block_of(items, end)
    return Tuple((Atom(name, start=start, end=end), body), start=start, end=body.end)


@reads("anonymous_function")
def read_fn(reading: Reading, tree: Tree) -> Node:
    """`fn a -> b end`."""
    clauses: list[Clause] = []
    for child in tree.children:
        if child.kind_id not in EXPRESSIONS:
            continue
        clause = reading.read(child)
        if not isinstance(clause, Clause):
            return Unsupported("syntax", start=tree.start_byte, end=tree.end_byte)
        clauses.append(clause)
    return Fn(tuple(clauses), start=tree.start_byte, end=tree.end_byte)


@reads("stab_clause")
def read_clause(reading: Reading, tree: Tree) -> Node:
    """`a, b when g -> body`."""
    start, end = tree.start_byte, tree.end_byte
    left: Tree | None = None
    body: Node = Atom("nil", start=end, end=end)
    for child in significant(tree):
        number = child.kind_id
        if number == BODY:
            items = reading.read_all(child.children)
            if _begins_empty(reading, tree, child):
                items = (body, *items)
            if items:
                body = block_of(items, child.start_byte)
        elif child.is_named:
            left = child
    patterns = _patterns(reading, left) if left is not None else ()
    return Clause(patterns, body, start=start, end=end)


def _begins_empty(reading: Reading, tree: Tree, body: Tree) -> bool:
    """`a -> ; b` has an empty expression before `b`."""
    arrow = max((child.end_byte for child in tree.children if child.type == "->"), default=tree.end_byte)
    first = next((child.start_byte for child in body.children if child.is_named), arrow)
    return _semicolon(reading.data[arrow:first])


def _semicolon(gap: bytes) -> bool:
    return b";" in gap and b";" in re.sub(rb"#.*", b"", gap)


def _patterns(reading: Reading, tree: Tree) -> tuple[Node, ...]:
    """Those left of an arrow: all in parentheses, one by one, or before a guard."""
    if tree.kind_id != ARGUMENTS:
        left, _, right = significant(tree)
        guarded = (*_plain_patterns(reading, left.children)[0], reading.read(right))
        return (Call("when", guarded, start=tree.start_byte, end=tree.end_byte),)
    patterns, enclosed = _plain_patterns(reading, tree.children)
    return patterns if len(patterns) > 1 and enclosed else _unwrap_when(patterns)


def _plain_patterns(reading: Reading, children: list[Tree]) -> tuple[tuple[Node, ...], bool]:
    """The patterns, and whether parentheses enclose them."""
    if len(children) == 1 and _only_parentheses(reading, children[0]):
        return reading.read_all(children[0].children), True
    patterns = reading.read_all(children)
    enclosed = not children[0].is_named
    if len(patterns) == 1 and enclosed:
        patterns = (parenthesised(patterns, children[0].start_byte),)
    return _unwrap_splice(patterns), enclosed


def _only_parentheses(reading: Reading, tree: Tree) -> bool:
    """Whether one pattern to the grammar is all of them in parentheses: `(⏎)`, or brackets in their place."""
    if tree.kind_id == BLOCK:
        empty = all(child.type in _EMPTY for child in tree.children)
        return empty and not _semicolon(reading.data[tree.start_byte : tree.end_byte])
    if tree.kind_id != LIST or not reading.parenthesis(tree.start_byte):
        return False
    return any(child.kind_id == KEYWORDS or child.type == "," for child in tree.children)


_EMPTY = frozenset({"(", ")", "comment"})


def _unwrap_splice(patterns: tuple[Node, ...]) -> tuple[Node, ...]:
    match patterns:
        case (Block(items=(Call(name="unquote_splicing"),) as items),):
            return items
        case _:
            return patterns


def _unwrap_when(patterns: tuple[Node, ...]) -> tuple[Node, ...]:
    """A guard written after the last pattern guards all of them."""
    match patterns:
        case (*first, Call(name="when", args=(last, guard)) as when) if first:
            args = (*first, last, guard)
            return (Call("when", args, start=first[0].start, end=when.end),)
        case _:
            return patterns
