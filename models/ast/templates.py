"""What a template says: text, tags and embedded Elixir, as small immutable nodes.

HEEx (`.heex` files and the `~H` sigil) and the EEx before it share these nodes. A node's `start`
and `end` are byte offsets into the file that the template came from; `Code` is a range of Elixir
without its delimiters, to be read by whoever needs its tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from models.ast.quick import quicken


class Dialect(StrEnum):
    """Which template language a text is written in."""

    HEEX = "heex"
    """Tags nest, attributes and braces hold Elixir (HEEx from LiveView 1.0 on)."""
    HEEX_WITHOUT_BRACES = "heex-without-braces"
    """HEEx before LiveView 1.0: braces are Elixir in tags, plain text elsewhere."""
    EEX = "eex"
    """HTML with `<% %>` anywhere, also within tags: `.html.eex`, `.leex`, `~L`, `~E`."""
    TEXT = "text"
    """Any text with `<% %>`: mails, configuration, what a generator copies. It has no tags."""


class Place(StrEnum):
    """What an embedded `<% %>` is to the Elixir around it."""

    WHOLE = "whole"
    START = "start"
    MIDDLE = "middle"
    END = "end"


class TagKind(StrEnum):
    """What a tag names."""

    HTML = "html"
    LOCAL = "local"
    """`<.button>`: a function component of this module or an imported one."""
    REMOTE = "remote"
    """`<MyApp.Button.round>`: a function component of another module."""
    SLOT = "slot"
    """`<:item>`: content handed to the component around it."""

    @property
    def sign(self) -> str:
        """What stands before the name."""
        return {TagKind.LOCAL: ".", TagKind.SLOT: ":"}.get(self, "")


class Closing(StrEnum):
    """How a tag ends."""

    PAIR = "pair"
    SELF = "self"
    VOID = "void"
    UNKNOWN = "unknown"
    """No end was found, or (in EEx) none was looked for."""


class Event(StrEnum):
    """What a `phx-*` attribute names an event for, or a hook; all others tune how events are sent."""

    BLUR = "blur"
    CAPTURE_CLICK = "capture-click"
    CHANGE = "change"
    CLICK = "click"
    CLICK_AWAY = "click-away"
    FOCUS = "focus"
    HOOK = "hook"
    KEYDOWN = "keydown"
    KEYUP = "keyup"
    SUBMIT = "submit"
    VIEWPORT_BOTTOM = "viewport-bottom"
    VIEWPORT_TOP = "viewport-top"
    WINDOW_BLUR = "window-blur"
    WINDOW_FOCUS = "window-focus"
    WINDOW_KEYDOWN = "window-keydown"
    WINDOW_KEYUP = "window-keyup"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateNode:
    """Any part of a template, with its bytes."""

    start: int = field(compare=False, repr=False)
    end: int = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Code(TemplateNode):
    """Elixir source between delimiters; the range leaves the delimiters out."""


@dataclass(frozen=True, slots=True)
class Text(TemplateNode):
    """Characters that are sent as they stand."""


@dataclass(frozen=True, slots=True)
class Remark(TemplateNode):
    """`<!-- -->`, `<%!-- --%>` or `<%# %>`; Elixir inside the first still runs, and stands beside it."""


@dataclass(frozen=True, slots=True)
class Embedded(TemplateNode):
    """`{x}` (marker `{`), `<%= x %>` (marker `=`), `<% x %>` (no marker)."""

    code: Code
    marker: str
    place: Place = Place.WHOLE


@dataclass(frozen=True, slots=True)
class Section(TemplateNode):
    """One part of a block: the code that begins it, and what stands below that."""

    code: Code
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Block(TemplateNode):
    """`<%= if x do %> … <% else %> … <% end %>`: one expression of Elixir around template text."""

    marker: str
    sections: tuple[Section, ...]
    closing: Code | None


@dataclass(frozen=True, slots=True)
class Literal(TemplateNode):
    """An attribute's value between quotes, or bare in EEx: what Elixir sees, without a heredoc's margin."""

    text: str


@dataclass(frozen=True, slots=True)
class Mixed(TemplateNode):
    """An attribute's value of text and `<% %>`, as EEx allows it."""

    parts: tuple[Literal | Embedded, ...]


@dataclass(frozen=True, slots=True)
class Attribute(TemplateNode):
    """`name`, `name="value"`, `name={code}`; the name's bytes begin at `start`."""

    name: str
    value: Literal | Code | Mixed | None


@dataclass(frozen=True, slots=True)
class Spread(TemplateNode):
    """`{@rest}` in a tag: attributes that only Elixir knows."""

    code: Code


@dataclass(frozen=True, slots=True)
class Element(TemplateNode):
    """A tag with what it encloses. `name` leaves out the dot of `<.x>` and the colon of `<:x>`."""

    kind: TagKind
    name: str
    attributes: tuple[Attribute | Spread | Embedded, ...]
    body: tuple[Node, ...]
    closing: Closing

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of that name."""
        for item in self.attributes:
            if isinstance(item, Attribute) and item.name == name:
                return item
        return None


Node = Text | Remark | Embedded | Block | Element


@dataclass(frozen=True, slots=True)
class Template(TemplateNode):
    """A whole template: a file, or what a sigil holds."""

    dialect: Dialect
    body: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """Every node at any depth, in source order."""
        pending: list[Node] = list(reversed(self.body))
        while pending:
            node = pending.pop()
            yield node
            if isinstance(node, Element):
                pending.extend(reversed(node.body))
            elif isinstance(node, Block):
                for section in reversed(node.sections):
                    pending.extend(reversed(section.body))

    def elements(self) -> Iterator[Element]:
        """Every tag, component and slot, in source order."""
        return (node for node in self.walk() if isinstance(node, Element))


for kind in (Code, Text, Remark, Embedded, Section, Block, Literal, Mixed, Attribute, Spread, Element, Template):
    quicken(kind)


def event_of(attribute: str) -> Event | None:
    """The event that an attribute of this name (`phx-click`) asks for."""
    return _EVENTS.get(attribute)


_EVENTS = {f"phx-{event}": event for event in Event}


def event_value(attribute: str) -> str | None:
    """The name under which an event carries what a `phx-value-*` of its tag says."""
    name = attribute.removeprefix("phx-value-")
    return name if name != attribute else None
