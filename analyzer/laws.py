"""What the laws are held with: the files of a project, and what our rooms make of their bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from analyzer.project.discover import discover
from analyzer.roundtrip.tree_law import Ours
from analyzer.roundtrip.verdict import Said
from analyzer.syntax import Parsed, comments, emit, parse, tokens
from analyzer.syntax.heex import dialect_of, scan
from models.ast.nodes import Node
from models.ast.older import TODAY, Version, as_compared
from models.ast.quoted import quoted
from models.ast.walk import children
from models.project import Role


def texts(paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """The Elixir files and templates at `paths` as they lie on disk."""
    for file in discover(paths).files:
        if file.role is not Role.GENERATOR:
            yield file.path, file.absolute.read_bytes()


def unopened(paths: Sequence[Path]) -> tuple[Said, ...]:
    """What lies at `paths` and cannot be read at all."""
    return tuple(Said(problem.path, problem.message) for problem in discover(paths).problems if problem.kind.loses)


def sources(paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """The Elixir files alone."""
    return ((path, data) for path, data in texts(paths) if dialect_of(path) is None)


def rebuild(path: str, data: bytes) -> bytes:
    """The text again, from our own tokens and trivia."""
    dialect = dialect_of(path)
    return emit(tokens(data) if dialect is None else scan(data, dialect).tokens, data)


def tree(data: bytes, elixir: Version = TODAY) -> Ours:
    """A file's tree and comments, as a judge of that Elixir words them."""
    parsed = parse(data)
    root = as_compared(parsed.root, elixir)
    source = parsed.source
    notes = tuple((source.line(note.start), source.text(note.start, note.end)) for note in comments(data))
    first = next(iter(parsed.problems), None)
    problem = f"{_at(parsed, first.start)} {first.message}" if first else ""
    return Ours(_words(root), notes, first is None, problem, lambda theirs: _first_difference(parsed, root, theirs))


def _words(node: Node) -> str:
    return json.dumps(quoted(node), separators=(",", ":"), ensure_ascii=False)


def _first_difference(parsed: Parsed, node: Node, theirs: str) -> str:
    """The innermost, then first, node of ours that stands nowhere in their tree."""
    while (inner := next((child for child in children(node) if _words(child) not in theirs), None)) is not None:
        node = inner
    return _at(parsed, node.start)


def _at(parsed: Parsed, offset: int) -> str:
    line, column = parsed.source.position(offset)
    return f"{line}:{column}"
