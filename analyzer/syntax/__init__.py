"""Bytes to trees. The only room that knows tree-sitter; it never raises on bad Elixir."""

from analyzer.syntax.comments import Comment, comments
from analyzer.syntax.convert import parse, parse_slice, restored, skim
from analyzer.syntax.problems import Parsed, Problem
from analyzer.syntax.source import Source
from analyzer.syntax.tokens import Token, emit, tokens

__all__ = [
    "Comment",
    "Parsed",
    "Problem",
    "Source",
    "Token",
    "comments",
    "emit",
    "parse",
    "parse_slice",
    "restored",
    "skim",
    "tokens",
]
