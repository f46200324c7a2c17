"""What a reader of a file gets back: the tree, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.syntax.source import Source
from models.ast.nodes import Node


@dataclass(frozen=True, slots=True)
class Problem:
    """A place that we could not turn into Elixir's own tree, and why."""

    reason: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's tree, as `Code.string_to_quoted` returns it, with the problems met on the way."""

    root: Node
    problems: tuple[Problem, ...]
    source: Source
