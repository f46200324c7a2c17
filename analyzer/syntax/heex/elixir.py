"""All the Elixir of a template as one program, the text left out: what EEx makes of it.

The code keeps its place. Everything else is blanked in a scratch copy, and each piece of code begins
a line, so that a block that spans many `<% %>` is one expression with offsets of the file. Where the
text of a block began an empty block stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from analyzer.syntax.convert import parse_scratch, parse_slice
from analyzer.syntax.heex.eex import COMMENT, EMBEDDED, embedded
from analyzer.syntax.heex.words import remarks
from analyzer.syntax.problems import Problem
from analyzer.syntax.tokens import Token
from models.ast.nodes import Block, Node, Unsupported, Variable
from models.ast.templates import Place
from models.ast.walk import rewrite, walk


class CodeSpan(NamedTuple):
    """A delimited stretch of Elixir: its bytes, those of its code, what it is to its neighbours."""

    start: int
    end: int
    first: int
    last: int
    place: Place
    follows: bool
    """Whether nothing but space and comments of EEx's own stands between the stretch before and this one."""


def program(data: bytes, start: int, end: int, spans: Sequence[CodeSpan]) -> tuple[Node, tuple[Problem, ...]]:
    """The tree of all code in the template at [start, end), and what of it is no Elixir."""
    if not spans:
        return Block((), start=start, end=start), ()
    node, problems = parse_scratch(data, start, _scratch(data, start, end, spans))
    blamed = set(_running_on(node, spans))
    if problems:
        blamed.update(_broken(data, spans))
        problems = [problem for problem in problems if not blamed]
    found = [Problem("syntax", span.first, span.last, "no Elixir stands here") for span in blamed]
    return rewrite(node, _without_text), (*problems, *found)


def code_spans(data: bytes, tokens: Iterable[Token]) -> Iterator[CodeSpan]:
    """The stretches of Elixir in order; what continues or ends a block that is not open is left out."""
    follows = True
    depth = 0
    for kind, start, end in tokens:
        if kind == "braces":
            yield CodeSpan(start, end, start + 1, end - 1, Place.WHOLE, follows)
            follows = True
        elif kind in EMBEDDED:
            node = embedded(data, kind, start, end)
            if depth or node.place in {Place.WHOLE, Place.START}:
                depth += _DEPTHS[node.place]
                yield CodeSpan(start, end, node.code.start, node.code.end, node.place, follows)
            follows = True
        elif kind != COMMENT:
            follows = follows and not data[start:end].strip()


_DEPTHS: Final = {Place.WHOLE: 0, Place.START: 1, Place.MIDDLE: 0, Place.END: -1}
_BLANK: Final = bytes(10 if code == 10 else 32 for code in range(256))
_NEWLINE: Final = ord("\n")
_HOLE: Final = ord("z")


def _scratch(data: bytes, start: int, end: int, spans: Sequence[CodeSpan]) -> bytes:
    scratch = bytearray(data[start:end].translate(_BLANK))
    for span, after in zip_longest(spans, spans[1:]):
        code = _without_remarks(data[span.first : span.last])
        scratch[span.start - start] = _NEWLINE
        scratch[span.first - start : span.last - start] = code
        if _encloses_text(span, after, code):
            scratch[span.last - start + 1] = _HOLE
    return bytes(scratch)


def _encloses_text(span: CodeSpan, after: CodeSpan | None, code: bytes) -> bool:
    """Whether something must stand where the text after the code was: EEx joins what only space parts."""
    if span.place in {Place.WHOLE, Place.END}:
        return False
    joins = span.place is Place.START or code.rstrip().endswith((b"else", b"rescue", b"catch"))
    return not (joins and after is not None and after.place is Place.MIDDLE and after.follows)


def _without_remarks(code: bytes) -> bytes:
    """The code with spaces for its comments, which would swallow what follows."""
    found = remarks(code)
    if not found:
        return code
    copy = bytearray(code)
    for remark in found:
        copy[remark.start : remark.end] = b" " * (remark.end - remark.start)
    return bytes(copy)


def _without_text(node: Node) -> Node:
    match node:
        case Variable(name=">", start=start):
            return Block((), start=start, end=start)
        case _:
            return node


def _running_on(tree: Node, spans: Sequence[CodeSpan]) -> Iterator[CodeSpan]:
    """The stretches that one by one are not whole, such as `x |>`, but were read on into the next."""
    whole = [span for span in spans if span.place is Place.WHOLE]
    starts = [span.first for span in whole]
    for node in walk(tree):
        at = bisect_right(starts, node.start) - 1
        if at >= 0 and node.start < whole[at].last < node.end and not isinstance(node, Block):
            yield whole[at]


def _broken(data: bytes, spans: Sequence[CodeSpan]) -> Iterator[CodeSpan]:
    """The stretches that are no Elixir by themselves."""
    for span in spans:
        if span.place is Place.WHOLE:
            node = parse_slice(data, span.first, span.last)
            if any(isinstance(part, Unsupported) for part in walk(node)):
                yield span
