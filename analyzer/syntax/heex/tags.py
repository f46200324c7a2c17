"""One tag's tokens as an element: its kind, its name, its attributes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from analyzer.syntax.heex.eex import COMMENT, EMBEDDED, ESCAPE, embedded
from analyzer.syntax.heex.in_tags import WRITTEN
from analyzer.syntax.heredocs import dedent
from analyzer.syntax.tokens import Token
from models.ast.templates import Attribute, Closing, Code, Embedded, Literal, Mixed, Place, Spread, TagKind

VOID: Final = frozenset("area base br col hr img input link meta param command keygen source".split())

_SIGNS: Final = {".": TagKind.LOCAL, ":": TagKind.SLOT}
_ENDS: Final = frozenset({"tag-end", "tag-self"})
_VALUES: Final = frozenset({"value", ESCAPE, *EMBEDDED})


class Tag(NamedTuple):
    """A tag as it opens."""

    kind: TagKind
    name: str
    attributes: tuple[Attribute | Spread | Embedded, ...]
    closing: Closing
    start: int
    end: int

    @property
    def written(self) -> str:
        """The name with its sign, as its closing tag repeats it."""
        return self.kind.sign + self.name

    @property
    def opened(self) -> int:
        """How many more blocks begin within the tag than end there, as EEx allows it."""
        return sum(map(_opened, self.attributes))


def named(name: str) -> tuple[TagKind, str]:
    """What a tag of that name is."""
    if name[:1] in _SIGNS:
        return _SIGNS[name[0]], name[1:]
    return (TagKind.REMOTE if "A" <= name[:1] <= "Z" else TagKind.HTML), name


class TagReader:
    """Reads the tokens of tags in one file; `margin` is the indentation that a heredoc takes away."""

    def __init__(self, data: bytes, margin: int) -> None:
        self.data = data
        self.margin = margin

    def read(self, tokens: Sequence[Token], at: int) -> tuple[Tag, int]:
        """The tag that opens at the token `at`, and the token after it."""
        opening = tokens[at]
        kind, name = named(self._text(opening.start + 1, opening.end))
        attributes: list[Attribute | Spread | Embedded] = []
        last = opening.end
        at += 1
        count = len(tokens)
        while at < count and (token := tokens[at])[0] not in _ENDS:
            what, start, last = token
            at += 1
            if what == WRITTEN:
                attributes.append(self._written(token))
            elif what == "attribute":
                item, at = self._attribute(tokens, at)
                attributes.append(item)
                last = item.end
            elif what == "braces":
                attributes.append(Spread(_code(token), start=start, end=last))
            elif what in EMBEDDED:
                attributes.append(embedded(self.data, *token))
        closing = Closing.UNKNOWN
        if at < len(tokens):
            closing = Closing.PAIR if tokens[at].kind == "tag-end" else Closing.SELF
            last = tokens[at].end
            at += 1
            if kind is TagKind.HTML and name in VOID:
                closing = Closing.VOID
        return Tag(kind, name, tuple(attributes), closing, opening.start, last), at

    def _written(self, token: Token) -> Attribute:
        _, start, end = token
        equals = self.data.index(b"=", start)
        return Attribute(self._text(start, equals), self._literal(equals + 2, end - 1), start=start, end=end)

    def _attribute(self, tokens: Sequence[Token], at: int) -> tuple[Attribute, int]:
        name = tokens[at - 1]
        value: Literal | Code | Mixed | None = None
        end = name.end
        if at < len(tokens) and tokens[at].kind == "equals":
            end = tokens[at].end
            at += 1
            if at < len(tokens) and tokens[at].kind == "braces":
                value, end = _code(tokens[at]), tokens[at].end
                at += 1
            else:
                value, at = self._value(tokens, at, end)
                end = tokens[at - 1].end
        return Attribute(self._text(name.start, name.end), value, start=name.start, end=end), at

    def _value(self, tokens: Sequence[Token], at: int, start: int) -> tuple[Literal | Mixed | None, int]:
        quoted = at < len(tokens) and tokens[at].kind == "quote"
        at += quoted
        parts: list[Literal | Embedded] = []
        first = at
        while at < len(tokens) and (tokens[at].kind in _VALUES or (quoted and tokens[at].kind == COMMENT)):
            token = tokens[at]
            if token.kind in EMBEDDED:
                parts.append(embedded(self.data, *token))
            elif token.kind == ESCAPE:
                parts.append(Literal("<%", start=token.start, end=token.end))
            elif token.kind != COMMENT:
                parts.append(self._literal(token.start, token.end))
            at += 1
        begin, end = (tokens[first].start, tokens[at - 1].end) if at > first else (start, start)
        at += quoted and at < len(tokens) and tokens[at].kind == "quote"
        match parts:
            case []:
                return (Literal("", start=begin, end=end) if quoted else None), at
            case [Literal() as only]:
                return only, at
            case _:
                return Mixed(tuple(parts), start=begin, end=end), at

    def _literal(self, start: int, end: int) -> Literal:
        raw = self.data[start:end]
        text = dedent([b"", raw], self.margin)[1] if self.margin and b"\n" in raw else raw
        return Literal(text.decode("utf-8", "surrogateescape"), start=start, end=end)

    def _text(self, start: int, end: int) -> str:
        return self.data[start:end].decode("utf-8", "surrogateescape")


def _code(token: Token) -> Code:
    return Code(start=token.start + 1, end=token.end - 1)


def _opened(item: Attribute | Spread | Embedded) -> int:
    """How many more blocks begin in a part of a tag than end there."""
    match item:
        case Embedded(place=place):
            return _DEPTHS.get(place, 0)
        case Attribute(value=Mixed(parts=parts)):
            return sum(_DEPTHS.get(part.place, 0) for part in parts if isinstance(part, Embedded))
        case _:
            return 0


_DEPTHS: Final = {Place.START: 1, Place.END: -1}
