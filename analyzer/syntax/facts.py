"""S1: what one file says by itself. Pure in the file's bytes, so it can be cached and made elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass

from analyzer.syntax.comments import comments
from analyzer.syntax.convert import skim
from analyzer.syntax.problems import Problem
from models.ast import Node
from models.ast.codec import decode, encode


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file's skim, what could not be read, and the comments that address unmix (by offset)."""

    root: Node
    problems: tuple[Problem, ...] = ()
    notes: tuple[tuple[int, int], ...] = ()


def file_facts(data: bytes) -> FileFacts:
    """Read one file. Never raises on bad Elixir."""
    parsed = skim(data)
    notes: tuple[tuple[int, int], ...] = ()
    if b"unmix:" in data:
        notes = tuple((c.start, c.end) for c in comments(data) if b"unmix:" in data[c.start : c.end])
    return FileFacts(parsed.root, parsed.problems, notes)


def pack(facts: FileFacts) -> bytes:
    """The facts as bytes for the cache."""
    problems = [[p.reason, p.start, p.end, p.message] for p in facts.problems]
    return json.dumps([encode(facts.root), problems, facts.notes], separators=(",", ":")).encode("utf-8")


def unpack(packed: bytes) -> FileFacts:
    """The inverse of `pack`; ValueError on anything else."""
    try:
        root, problems, notes = json.loads(packed)
        return FileFacts(
            decode(root),
            tuple(Problem(str(r), int(s), int(e), str(m)) for r, s, e, m in problems),
            tuple((int(start), int(end)) for start, end in notes),
        )
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(f"damaged file facts: {error}") from error
