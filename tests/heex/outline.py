"""A scanned template as a text that is pleasant to read: what its goldens hold."""

from collections.abc import Iterable, Iterator

from models.ast.nodes import Block as ElixirBlock
from models.ast.nodes import Node as Elixir
from models.ast.templates import (
    Attribute,
    Block,
    Code,
    Element,
    Embedded,
    Literal,
    Mixed,
    Node,
    Remark,
    Spread,
    Text,
    event_of,
    event_value,
)
from models.ast.walk import walk
from tests.heex.door import Checked


def outline(data: bytes, scanned: Checked) -> str:
    """The nodes, a line each; then the Elixir and the problems."""
    return "\n".join(
        [
            *_Outline(data).nodes(scanned.template.body, 0),
            f"Elixir: {_counted(scanned.elixir)}",
            *(f"problem: {p.message} at {_shown(data[p.start : p.end])}" for p in scanned.problems),
            "",
        ]
    )


class _Outline:
    def __init__(self, data: bytes) -> None:
        self.data = data

    def nodes(self, nodes: Iterable[Node], depth: int) -> Iterator[str]:
        for node in nodes:
            for line in self._node(node, depth):
                yield line if line.startswith(" ") else "  " * depth + line

    def _node(self, node: Node, depth: int) -> Iterator[str]:
        raw = self.data[node.start : node.end]
        match node:
            case Element():
                yield " ".join(
                    [
                        f"<{node.kind.sign}{node.name}> {node.kind} {node.closing}",
                        *map(self._attribute, node.attributes),
                    ]
                )
                yield from self._events(node, depth)
                yield from self.nodes(node.body, depth + 1)
            case Block(sections=sections):
                for section in sections:
                    yield "  " * depth + f"<%{node.marker} {self._code(section.code)}"
                    yield from self.nodes(section.body, depth + 1)
                yield "  " * depth + f"closed by {self._code(node.closing) if node.closing else 'nothing'}"
            case Embedded():
                yield self._embedded(node)
            case Remark():
                yield f"remark {_shown(raw)}"
            case Text():
                yield from [f"text {_shown(raw)}"] if raw.strip() else []

    def _events(self, node: Element, depth: int) -> Iterator[str]:
        written = [item for item in node.attributes if isinstance(item, Attribute)]
        values = " ".join(name for item in written if (name := event_value(item.name)))
        for item in written:
            if kind := event_of(item.name):
                yield "  " * (depth + 1) + f"! {kind}: {self._value(item)} {values}".rstrip()

    def _attribute(self, item: Attribute | Spread | Embedded) -> str:
        match item:
            case Attribute(value=None):
                return item.name
            case Attribute():
                return f"{item.name}={self._value(item)}"
            case Spread():
                return f"spread {self._code(item.code)}"
            case Embedded():
                return self._embedded(item)

    def _value(self, item: Attribute) -> str:
        match item.value:
            case Literal(text=text):
                return f'"{_shown(text.encode())}"'
            case Mixed(parts=parts):
                return "".join(f'"{p.text}"' if isinstance(p, Literal) else self._embedded(p) for p in parts)
            case Code() as code:
                return self._code(code)
            case None:
                return ""

    def _embedded(self, node: Embedded) -> str:
        place = "" if node.place == "whole" else f" {node.place}"
        return f"{node.marker or '%'}{place} {self._code(node.code)}"

    def _code(self, code: Code) -> str:
        return f"`{_shown(self.data[code.start : code.end].strip())}`"


def _shown(raw: bytes) -> str:
    return " ⏎ ".join(line.strip() for line in raw.decode("utf-8", "replace").strip("\n").split("\n"))


def _counted(elixir: Elixir) -> str:
    kinds = [type(node).__name__ for node in walk(elixir) if not isinstance(node, ElixirBlock)]
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds))) or "none"
