"""Tokens to nodes: what encloses what, and where that does not fit together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from analyzer.syntax.heex.eex import COMMENT, EMBEDDED, ESCAPE, embedded
from analyzer.syntax.heex.tags import Tag, TagReader
from analyzer.syntax.problems import Problem
from analyzer.syntax.tokens import Token
from models.ast.templates import (
    Block,
    Closing,
    Code,
    Dialect,
    Element,
    Embedded,
    Node,
    Place,
    Remark,
    Section,
    TagKind,
    Text,
)

DEEPEST: Final = 100
"""Elements and blocks deeper than this are left flat, so that readers need not fear for their stack.

Real templates stay below 20.
"""

_TEXTS: Final = frozenset({"text", "raw", "doctype", ESCAPE})
_REMARKS: Final = frozenset({"comment", COMMENT})


@dataclass(slots=True)
class Frame:
    """Something that is still open: a tag, a block, or (neither) the template itself."""

    body: list[Node] = field(default_factory=list)
    tag: Tag | None = None
    opening: Embedded | None = None
    code: Code | None = None
    sections: list[Section] = field(default_factory=list)
    open_tags: Counter[str] = field(default_factory=Counter)
    """How many tags of each name are open above this frame, up to the next block."""


class TreeBuilder:
    """Builds the body of one template. Only HEEx nests its tags: in EEx they stand side by side."""

    def __init__(self, data: bytes, dialect: Dialect, margin: int) -> None:
        self.problems: list[Problem] = []
        self._data = data
        self._nests = dialect in {Dialect.HEEX, Dialect.HEEX_WITHOUT_BRACES}
        self._tags = TagReader(data, margin)
        self._stack = [Frame()]
        self._regions = [self._stack[0]]
        self._open_in_tags = 0
        """How many blocks began within a tag, as EEx allows, and have not ended there."""

    def build(self, tokens: list[Token]) -> tuple[Node, ...]:
        """The nodes of these tokens."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.kind == "tag-open":
                tag, at = self._tags.read(tokens, at)
                self._open_tag(tag)
                continue
            at += 1
            self._token(token)
        while len(self._stack) > 1:
            self._abandon()
        return tuple(self._stack[0].body)

    def _token(self, token: Token) -> None:
        kind, start, end = token
        body = self._stack[-1].body
        if kind in _TEXTS:
            body.append(Text(start=start, end=end))
        elif kind in _REMARKS:
            body.append(Remark(start=start, end=end))
        elif kind == "braces":
            body.append(Embedded(Code(start=start + 1, end=end - 1), "{", start=start, end=end))
        elif kind in EMBEDDED:
            self._embedded(embedded(self._data, kind, start, end))
        elif kind == "tag-close" and self._nests:
            self._close_tag(token)

    # ---------------------------------------------------------------- tags

    def _open_tag(self, tag: Tag) -> None:
        parent = self._stack[-1].tag
        if tag.kind is TagKind.SLOT and self._nests and not (parent and parent.kind in _COMPONENTS):
            self._note(tag.start, tag.end, f"the slot <{tag.written}> must stand directly in a component")
        self._check_name(tag)
        if not self._nests:
            self._open_in_tags = max(0, self._open_in_tags + tag.opened)
        if tag.closing is Closing.PAIR and self._nests:
            self._push(Frame(tag=tag))
            self._regions[-1].open_tags[tag.written] += 1
        else:
            closing = Closing.UNKNOWN if tag.closing is Closing.PAIR else tag.closing
            self._stack[-1].body.append(_element(tag, (), closing, tag.end))

    def _check_name(self, tag: Tag) -> None:
        if tag.kind is TagKind.LOCAL and not tag.name:
            self._note(tag.start, tag.end, "a component's name must follow the dot")
        elif tag.kind is TagKind.SLOT and tag.name == "inner_block":
            self._note(tag.start, tag.end, "the slot name :inner_block is reserved")

    def _close_tag(self, token: Token) -> None:
        written = self._data[token.start + 2 : token.end - 1].decode("utf-8", "surrogateescape")
        if not self._regions[-1].open_tags[written]:
            self._note(token.start, token.end, f"no <{written}> is open here")
            return
        while (tag := self._stack[-1].tag) is not None and tag.written != written:
            self._abandon()
        self._end_tag(Closing.PAIR, token.end)

    def _end_tag(self, closing: Closing, end: int) -> None:
        frame = self._stack.pop()
        assert frame.tag is not None
        self._regions[-1].open_tags[frame.tag.written] -= 1
        body = frame.body
        below = self._stack[-1].body
        if body is not below:
            below.append(_element(frame.tag, tuple(body), closing, end))

    # ---------------------------------------------------------------- blocks

    def _embedded(self, node: Embedded) -> None:
        if node.place is Place.START:
            self._push(Frame(opening=node, code=node.code))
            self._regions.append(self._stack[-1])
        elif node.place is Place.WHOLE:
            self._stack[-1].body.append(node)
        elif len(self._regions) == 1:
            if not self._open_in_tags:
                self._note(node.start, node.end, "no block is open here")
            elif node.place is Place.END:
                self._open_in_tags -= 1
            self._stack[-1].body.append(node)
        else:
            while self._stack[-1] is not self._regions[-1]:
                self._abandon()
            self._section(node)

    def _section(self, node: Embedded) -> None:
        frame = self._stack[-1]
        assert frame.code is not None
        if frame.body is self._stack[-2].body:
            self._leave_flat(frame, node)
            return
        frame.sections.append(Section(frame.code, tuple(frame.body), start=frame.code.start, end=node.start))
        frame.body = []
        frame.code = node.code
        if node.place is Place.END:
            self._end_block(node.code, node.end)

    def _leave_flat(self, frame: Frame, node: Embedded) -> None:
        frame.body.append(node)
        if node.place is Place.END:
            self._stack.pop()
            self._regions.pop()

    def _end_block(self, closing: Code | None, end: int) -> None:
        frame = self._stack.pop()
        self._regions.pop()
        assert frame.opening is not None
        marker, start = frame.opening.marker, frame.opening.start
        self._stack[-1].body.append(Block(marker, tuple(frame.sections), closing, start=start, end=end))

    # ---------------------------------------------------------------- what stays open

    def _push(self, frame: Frame) -> None:
        if len(self._stack) >= DEEPEST:
            self._push_flat(frame)
        else:
            self._stack.append(frame)

    def _push_flat(self, frame: Frame) -> None:
        """Too deep: the node stands beside what it encloses."""
        below = self._stack[-1].body
        if len(self._stack) == DEEPEST:
            start = frame.tag.start if frame.tag else frame.opening.start if frame.opening else 0
            self._note(start, start + 1, f"nested deeper than {DEEPEST} levels")
        if frame.tag is not None:
            below.append(_element(frame.tag, (), Closing.UNKNOWN, frame.tag.end))
        elif frame.opening is not None:
            below.append(frame.opening)
        frame.body = below
        self._stack.append(frame)

    def _abandon(self) -> None:
        """Give up on the innermost thing that is open."""
        frame = self._stack[-1]
        if frame.tag is not None:
            self._note(frame.tag.start, frame.tag.end, f"no </{frame.tag.written}> closes this tag")
            self._end_tag(Closing.UNKNOWN, frame.body[-1].end if frame.body else frame.tag.end)
        elif frame.opening is not None and frame.code is not None:
            self._note(frame.opening.start, frame.opening.end, "no `<% end %>` closes this block")
            self._give_up_block(frame, frame.code)

    def _give_up_block(self, frame: Frame, code: Code) -> None:
        if frame.body is self._stack[-2].body:
            self._stack.pop()
            self._regions.pop()
            return
        end = frame.body[-1].end if frame.body else code.end + 2
        frame.sections.append(Section(code, tuple(frame.body), start=code.start, end=end))
        self._end_block(None, end)

    def _note(self, start: int, end: int, message: str) -> None:
        self.problems.append(Problem("template", start, end, message))


_COMPONENTS: Final = frozenset({TagKind.LOCAL, TagKind.REMOTE})


def _element(tag: Tag, body: tuple[Node, ...], closing: Closing, end: int) -> Element:
    return Element(tag.kind, tag.name, tag.attributes, body, closing, start=tag.start, end=end)
