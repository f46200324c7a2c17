"""One template: its tokens, its nodes, where its Elixir stands, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.syntax.heex.eex import pieces
from analyzer.syntax.heex.elixir import CodeSpan, code_spans
from analyzer.syntax.heex.scanner import scanned
from analyzer.syntax.heex.tree import TreeBuilder
from analyzer.syntax.problems import Problem
from analyzer.syntax.tokens import Token
from models.ast.templates import Dialect, Template


@dataclass(frozen=True, slots=True)
class Scanned:
    """A template as read. Its tokens tile it; `code` is where its Elixir stands, unread (see `program`)."""

    template: Template
    margin: int
    tokens: tuple[Token, ...]
    code: tuple[CodeSpan, ...]
    problems: tuple[Problem, ...]


def scan(data: bytes, dialect: Dialect) -> Scanned:
    """Read a template file. Never raises."""
    return scan_slice(data, 0, len(data), dialect)


def scan_slice(data: bytes, start: int, end: int, dialect: Dialect, margin: int = 0) -> Scanned:
    """Read the template at [start, end) of a file, in whose heredoc lines are indented by `margin` columns."""
    found, problems = pieces(data, start, end)
    tape = scanned(data, start, end, dialect, found)
    builder = TreeBuilder(data, dialect, margin)
    template = Template(dialect, builder.build(tape.tokens), start=start, end=end)
    problems = sorted([*problems, *tape.problems, *builder.problems], key=_place)
    return Scanned(template, margin, tuple(tape.tokens), tuple(code_spans(data, tape.tokens)), tuple(problems))


def _place(problem: Problem) -> tuple[int, int]:
    return problem.start, problem.end
