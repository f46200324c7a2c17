"""S1: what one file says by itself. Pure in the file's bytes, so it can be cached and made elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzer.syntax.comments import comments
from analyzer.syntax.convert import skim_of
from analyzer.syntax.encoding import encoding_problems
from analyzer.syntax.heex.facts import TemplateFacts, pack_template, template_facts, unpack_template
from analyzer.syntax.heex.scan import Scanned, scan
from analyzer.syntax.heex.sigils import sigils
from analyzer.syntax.problems import Problem
from analyzer.syntax.repair import repaired
from models.ast import Block, Node
from models.ast.codec import decode, encode
from models.ast.templates import Dialect, Remark


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file's skim, what could not be read, the comments that address unmix (by offset), its templates."""

    root: Node
    problems: tuple[Problem, ...] = ()
    notes: tuple[tuple[int, int], ...] = ()
    templates: tuple[TemplateFacts, ...] = ()


def file_facts(data: bytes, dialect: Dialect | None = None) -> FileFacts:
    """Read one file: Elixir, or a template of some dialect. Never raises on what is broken."""
    return _elixir(data) if dialect is None else _template(data, dialect)


def _elixir(data: bytes) -> FileFacts:
    tree = repaired(data)
    parsed = skim_of(data, tree)
    found = sigils(data, tree.root)
    notes = [*_notes(data, ((c.start, c.end) for c in comments(data))), *_remarks(data, found)] if _noted(data) else ()
    return FileFacts(parsed.root, parsed.problems, tuple(notes), tuple(map(template_facts, found)))


def _template(data: bytes, dialect: Dialect) -> FileFacts:
    scanned = scan(data, dialect)
    notes = tuple(_remarks(data, [scanned])) if _noted(data) else ()
    nothing = Block((), start=0, end=0)
    return FileFacts(nothing, tuple(encoding_problems(data)), notes, (template_facts(scanned),))


def _noted(data: bytes) -> bool:
    return b"unmix:" in data


def _notes(data: bytes, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end in places if b"unmix:" in data[start:end])


def _remarks(data: bytes, found: Iterable[Scanned]) -> Iterator[tuple[int, int]]:
    nodes = (node for scanned in found for node in scanned.template.walk())
    return _notes(data, ((node.start, node.end) for node in nodes if isinstance(node, Remark)))


def pack(facts: FileFacts) -> bytes:
    """The facts as bytes for the cache."""
    problems = [[p.reason, p.start, p.end, p.message] for p in facts.problems]
    templates = [pack_template(template) for template in facts.templates]
    return json.dumps([encode(facts.root), problems, facts.notes, templates], separators=(",", ":")).encode("utf-8")


def unpack(packed: bytes) -> FileFacts:
    """The inverse of `pack`; ValueError on anything else."""
    try:
        root, problems, notes, templates = json.loads(packed)
        return FileFacts(
            decode(root),
            tuple(Problem(str(r), int(s), int(e), str(m)) for r, s, e, m in problems),
            tuple((int(start), int(end)) for start, end in notes),
            tuple(map(unpack_template, templates)),
        )
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(f"damaged file facts: {error}") from error
