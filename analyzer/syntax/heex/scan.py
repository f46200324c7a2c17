"""One template: its tokens, its nodes, its Elixir, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.syntax.heex.eex import pieces
from analyzer.syntax.heex.elixir import program
from analyzer.syntax.heex.scanner import Scanner
from analyzer.syntax.heex.tree import TreeBuilder
from analyzer.syntax.problems import Problem
from analyzer.syntax.tokens import Token
from models.ast.nodes import Node
from models.templates import Dialect, Template


@dataclass(frozen=True, slots=True)
class Scanned:
    """A template as read. Its tokens tile it; `elixir` is all of its code as one tree, in source order."""

    template: Template
    tokens: tuple[Token, ...]
    elixir: Node
    problems: tuple[Problem, ...]


def scan(data: bytes, dialect: Dialect) -> Scanned:
    """Read a template file. Never raises."""
    return scan_slice(data, 0, len(data), dialect)


def scan_slice(data: bytes, start: int, end: int, dialect: Dialect, margin: int = 0) -> Scanned:
    """Read the template at [start, end) of a file, in whose heredoc lines are indented by `margin` columns."""
    found, problems = pieces(data, start, end)
    scanner = Scanner(data, start, end, dialect, found)
    scanner.run()
    builder = TreeBuilder(data, dialect, margin)
    body = builder.build(scanner.tokens)
    elixir, wrong = program(data, start, end, scanner.tokens)
    problems = sorted([*problems, *scanner.problems, *builder.problems, *wrong], key=_place)
    template = Template(dialect, body, start=start, end=end)
    return Scanned(template, tuple(scanner.tokens), elixir, tuple(problems))


def _place(problem: Problem) -> tuple[int, int]:
    return problem.start, problem.end
