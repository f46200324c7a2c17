"""Bytes that Elixir refuses before it reads any of them."""

from __future__ import annotations

from codecs import BOM_UTF8

from analyzer.syntax.problems import Problem


def encoding_problems(data: bytes) -> tuple[Problem, ...]:
    """One problem for a file that is no plain UTF-8; what it says may still be read."""
    if data.startswith(BOM_UTF8):
        return (Problem("encoding", 0, len(BOM_UTF8), "a byte order mark: Elixir refuses the file"),)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as bad:
        return (Problem("encoding", bad.start, bad.end, "no UTF-8: Elixir refuses the file"),)
    return ()
