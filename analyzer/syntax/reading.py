"""One pass over a tree-sitter tree: which function turns which kind of node into ours.

The files named `convert_*.py` register themselves here with `@reads("kind")`. A handler never
raises; what it does not understand it hands to `Reading.unsupported`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from unicodedata import normalize

from tree_sitter import Node as Tree

from analyzer.syntax.grammar import BINARY_OPERATOR, COMMENT, ERROR, EXPRESSIONS, INTEGER, LIST, UNARY_OPERATOR, kind
from analyzer.syntax.misreadings import Mask, certain
from analyzer.syntax.problems import Problem
from analyzer.syntax.repair import Repaired, repaired_slice
from analyzer.syntax.salvage import salvageable
from models.ast.nodes import Node, Unsupported

DEEPEST: Final = 200
"""Trees deeper than this are `Unsupported`, so that their readers need not fear for their stack.

Real code stays below 80. This file's own recursion takes three Python frames a level.
"""

_FILE: Final = 4
"""How many levels a file within a file counts for, so many frames does it take."""

NOT_READ: Final = "not valid Elixir, or Elixir that we cannot read; left out"

Handler = Callable[["Reading", Tree], Node]

_LINE_ENDS = re.compile(rb"#[^\n]*\n|\\\r?\n|(?P<place>\r?\n|[ \t])")
"""Comments with their line's end, line ends that do not count, and where else a `;` can stand."""

_CONTINUATION = re.compile(rb"(?:[ \t]*\\\r?\n)*[ \t]*")

_CONTINUED = re.compile(rb"(?:[ \t]|\\\r?\n)+\Z")

_LEAVES: dict[int, Handler] = {}
_HANDLERS: dict[int, Handler] = {}


def reads(*kinds: str, leaf: bool = False) -> Callable[[Handler], Handler]:
    """Register a handler for node kinds; a leaf needs no count of depth."""

    def register(handler: Handler) -> Handler:
        table = _LEAVES if leaf else _HANDLERS
        table.update((kind(name), handler) for name in kinds)
        return handler

    return register


class Reading:
    """The state of one pass: the original bytes, the problems so far, how deep we are.

    `parts` are the trees of what was read as a file of its own, the outer before the inner.
    """

    __slots__ = (
        "arrows", "broken", "data", "depth", "elide", "holes", "loose", "masked", "names", "parts", "problems", "signs", "tree", "wanted"
    )  # fmt: skip

    def __init__(self, data: bytes, tree: Repaired, *, elide: bool, depth: int = 0) -> None:
        self.data = data
        self.tree = tree
        self.masked = tree.masks.keys()
        self.broken = tree.root.has_error
        self.elide = elide
        self.holes: dict[int, Unsupported] = {}
        self.problems: list[Problem] = []
        self.wanted: list[Mask] = []
        self.parts: list[Tree] = []
        self.depth = depth
        self.arrows = 0
        self.signs = 0
        self.loose = False
        self.names: dict[bytes, str] = {}

    def read(self, tree: Tree) -> Node:
        """Our node for an expression."""
        number = tree.kind_id
        leaf = _LEAVES.get(number)
        if leaf is not None:
            return leaf(self, tree)
        handler = _HANDLERS.get(number)
        if handler is None or self.depth >= DEEPEST or self.broken:
            refused = self._refusal(tree, handler is not None)
            if refused is not None or handler is None:
                return refused or self.unsupported(tree, "syntax", "cannot be read")
        self.depth += 1
        node = self._salvaged(handler, tree) if self.broken and tree.has_error else handler(self, tree)
        self.depth -= 1
        return node

    def read_all(self, trees: list[Tree]) -> tuple[Node, ...]:
        """Our nodes for the expressions among the children of a node."""
        nodes: list[Node] = []
        for tree in trees:
            number = tree.kind_id
            leaf = _LEAVES.get(number)
            if leaf is not None:
                nodes.append(leaf(self, tree))
            elif number in EXPRESSIONS:
                if number == LIST and nodes and not _after_a_comment(tree):
                    self._stands_apart(tree)
                nodes.append(self.read(tree))
        return tuple(nodes)

    def _stands_apart(self, tree: Tree) -> None:
        """`[a: 1] [b: 2]` is an access, never two expressions: they would be told apart by a line's end."""
        start = tree.start_byte
        at = start - self.tree.base
        before = _CONTINUED.sub(b"", self.tree.scratch[max(0, at - 80) : at])
        if before[-1:] not in (b"\n", b"\r", b";", b",", b"(", b"", b" "):
            self.unsupported(tree, "syntax", "keywords between the brackets of an access")

    def name(self, start: int, end: int) -> str:
        """An identifier's or atom's text, as Elixir normalises it."""
        raw = self.data[start:end]
        found = self.names.get(raw)
        if found is None:
            found = raw.decode("utf-8", "surrogateescape")
            if not raw.isascii():
                found = normalize("NFC", found)
            self.names[raw] = found
        return found

    def within(self, start: int, end: int) -> Node:
        """Our node for a range of bytes read as a file of its own, as inside `#{}`."""
        root = self.tree.tree_of(start, end)
        self.parts.append(root)
        broken, self.broken = self.broken, root.has_error
        self.depth += _FILE
        node = self.read(root)
        self.depth -= _FILE
        self.broken = broken
        return node

    def parenthesis(self, bracket: int) -> bool:
        """Whether a bracket was put at this offset in place of a parenthesis."""
        return bracket in self.masked and self.data[bracket : bracket + 1] == b"("

    def hidden(self, bracket: Tree) -> bool:
        """Whether a name was put between brackets in place of what is to be read apart."""
        mask = self.tree.masks.get(bracket.end_byte)
        return mask is not None and mask.hides

    def apart(self, start: int, end: int) -> Node:
        """Our node for a range of bytes that the tree above does not show."""
        tree = repaired_slice(self.data, start, end, certain(self.data, start, end))
        inner, node = settled(self.data, tree, elide=self.elide, depth=self.depth + _FILE)
        self.parts += (inner.tree.root, *inner.parts)
        self.problems += inner.problems
        if inner.wanted or not inner.tree.trusted:
            return self.refuse(start, end, "misread", "too much of it is misread")
        return node

    def parted(self, left: int, right: int) -> bool:
        """Whether a line ends between two offsets, where Elixir would then end the expression.

        A mask is asked for, so that a new tree will part them; if there can be none, it is a problem.
        """
        gap = self.data[left:right]
        if b"\n" not in gap or _CONTINUATION.fullmatch(gap):
            return False
        places = [match for match in _LINE_ENDS.finditer(gap) if match.lastgroup]
        if places:
            at, text = places[-1].start(), places[-1][0]
            self.wanted.append(Mask(left + at, b";" + b" " * (len(text) - 1)))
        else:
            self.refuse(left, right, "syntax", "what follows the comment is no part of what stands before it")
        return True

    def captured(self, left: Tree) -> None:
        """`&(a).b / 1` captures all of it, not just the parentheses; in brackets it would.

        So does `& 1 + a`, whose number would have to follow at once to be an argument's.
        """
        while left.kind_id in (BINARY_OPERATOR, UNARY_OPERATOR):
            children = left.children
            if children[0].type == "&":
                brackets = {"(": b"[", ")": b"]"}
                self.wanted += [Mask(c.start_byte, brackets[c.type]) for c in children if c.type in brackets]
                if children[-1].kind_id == INTEGER and children[-1].start_byte > children[0].end_byte:
                    self.wanted.append(Mask(children[-1].start_byte, b"Z"))
            left = children[-1]

    def reserved(self, tree: Tree) -> Unsupported:
        """Elixir's own words are no names, though the grammar takes a stray `end` for one."""
        return self.unsupported(tree, "reserved-word", "a word of Elixir's own stands here alone")

    def unsupported(self, tree: Tree, reason: str, message: str) -> Unsupported:
        """The place holder for what we cannot read, with its problem on record."""
        return self.refuse(tree.start_byte, tree.end_byte, reason, message)

    def refuse(self, start: int, end: int, reason: str, message: str) -> Unsupported:
        """The place holder for a range of bytes that we cannot read."""
        self.problems.append(Problem(reason, start, end, message))
        return Unsupported(reason, start=start, end=end)

    def _salvaged(self, handler: Handler, tree: Tree) -> Node:
        """A handler knows the shapes of a sound tree; around an error there may be any other."""
        depth, elide = self.depth, self.elide
        try:
            return handler(self, tree)
        except (ValueError, IndexError, LookupError, AttributeError):
            self.depth, self.elide = depth, elide
            return self.unsupported(tree, "syntax", NOT_READ)

    def _refusal(self, tree: Tree, known: bool) -> Unsupported | None:
        if not known:
            reason = "syntax" if tree.kind_id == ERROR else "unknown-node"
            told = NOT_READ if tree.kind_id == ERROR else f"unknown kind of code: {tree.type}"
            return self.unsupported(tree, reason, told)
        if self.depth >= DEEPEST:
            return self.unsupported(tree, "too-deep", f"nested deeper than {DEEPEST} levels")
        if tree.has_error and not salvageable(tree):
            return self.unsupported(tree, "syntax", NOT_READ)
        return None


def _after_a_comment(tree: Tree) -> bool:
    previous = tree.prev_sibling
    return previous is not None and previous.kind_id == COMMENT


def settled(data: bytes, tree: Repaired, *, elide: bool, depth: int = 0) -> tuple[Reading, Node]:
    """A tree read again and again, until the reading asks for no more masks."""
    reading = Reading(data, tree, elide=elide, depth=depth)
    node = reading.read(tree.root)
    for _ in range(_ROUNDS):
        if not reading.wanted:
            break
        reading = Reading(data, reading.tree.mended(reading.wanted), elide=elide, depth=depth)
        node = reading.read(reading.tree.root)
    return reading, node


_ROUNDS: Final = 16
