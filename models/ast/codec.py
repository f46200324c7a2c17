"""A tree as compact nested lists, ready for JSON, and back again.

Each node is `[tag, start, end, …fields]`. Reading trusts nothing: whatever is not a tree that
`encode` could have written raises `ValueError`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final, NamedTuple

from models.ast.nodes import KINDS, Clause, Map, MentionedCall, Node

Encoded = list[Any]


def encode(node: Node) -> Encoded:
    """A node as nested lists of strings, numbers and booleans."""
    shape = _SHAPES[type(node)]
    encoded: Encoded = [shape.tag, node.start, node.end]
    for name, field in shape.fields:
        value = getattr(node, name)
        encoded.append(field.write(value) if field.write else value)
    return encoded


def decode(data: object) -> Node:
    """The node that `encode` wrote."""
    try:
        return _node(data)
    except RecursionError as damaged:
        raise ValueError("nested too deep") from damaged


def _node(data: object) -> Node:
    if type(data) is not list or len(data) < 3:
        raise ValueError("not an encoded node")
    tag, start, end = data[0], data[1], data[2]
    if type(tag) is not int or not 0 <= tag < len(_TAGS) or type(start) is not int or type(end) is not int:
        raise ValueError("not an encoded node")
    cls, reads = _TAGS[tag]
    if len(data) != len(reads) + 3:
        raise ValueError("not the right number of fields")
    if len(reads) == 1:
        return cls(reads[0](data[3]), start=start, end=end)
    if len(reads) == 2:
        return cls(reads[0](data[3]), reads[1](data[4]), start=start, end=end)
    return cls(*[read(value) for read, value in zip(reads, data[3:], strict=True)], start=start, end=end)


class _Field(NamedTuple):
    """How a field is read, and written if it is no plain value."""

    read: Callable[[object], Any]
    write: Callable[[Any], Any] | None = None


class _Shape(NamedTuple):
    tag: int
    fields: tuple[tuple[str, _Field], ...]


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise ValueError("not a text")
    return data


def _texts(data: object) -> tuple[str, ...]:
    return tuple([_text(item) for item in _list(data)])


def _list(data: object) -> list[object]:
    if not isinstance(data, list):
        raise ValueError("not a list")
    return data


def _integer(data: object) -> int:
    try:
        return int(_text(data), 16)
    except ValueError:
        raise ValueError("not an integer") from None


def _float(data: object) -> float:
    if not isinstance(data, float):
        raise ValueError("not a float")
    return data


def _flag(data: object) -> bool:
    if not isinstance(data, bool):
        raise ValueError("not a flag")
    return data


def _quoting(data: object) -> str:
    if data not in ("string", "charlist", "atom"):
        raise ValueError("not a kind of interpolation")
    return _text(data)


def _nodes(data: object) -> tuple[Node, ...]:
    return tuple([_node(item) for item in _list(data)])


def _optional(data: object) -> Node | None:
    return None if data is None else _node(data)


def _clauses(data: object) -> tuple[Clause, ...]:
    clauses = [node for node in _nodes(data) if isinstance(node, Clause)]
    if len(clauses) != len(_list(data)):
        raise ValueError("not clauses")
    return tuple(clauses)


def _map(data: object) -> Map:
    node = _node(data)
    if not isinstance(node, Map):
        raise ValueError("not a map")
    return node


def _mentions(data: object) -> tuple[MentionedCall, ...]:
    return tuple([_mention(item) for item in _list(data)])


def _mention(data: object) -> MentionedCall:
    if type(data) is not list or tuple(map(type, data)) != (str, str, int, int):
        raise ValueError("not a mentioned call")
    return MentionedCall._make(data)


def _encode_all(items: tuple[Node, ...]) -> Encoded:
    return [encode(item) for item in items]


def _encode_optional(node: Node | None) -> Encoded | None:
    return None if node is None else encode(node)


_FIELDS: Final = {
    "str": _Field(_text),
    "int": _Field(_integer, hex),
    "float": _Field(_float),
    "bool": _Field(_flag),
    "Literal['string', 'charlist', 'atom']": _Field(_quoting),
    "Node": _Field(_node, encode),
    "Node | None": _Field(_optional, _encode_optional),
    "Map": _Field(_map, encode),
    "tuple[str, ...]": _Field(_texts, list),
    "tuple[Node, ...]": _Field(_nodes, _encode_all),
    "tuple[Clause, ...]": _Field(_clauses, _encode_all),
    "tuple[MentionedCall, ...]": _Field(_mentions, list),
}


def _shape(tag: int, cls: type[Node]) -> _Shape:
    """A class's tag and its fields beyond the span, by their declared types."""
    own = [item for item in fields(cls) if item.name not in {"start", "end"}]
    return _Shape(tag, tuple((item.name, _FIELDS[str(item.type)]) for item in own))


_SHAPES: Final = {cls: _shape(tag, cls) for tag, cls in enumerate(KINDS)}
_TAGS: Final[list[tuple[Callable[..., Node], tuple[Callable[[object], Any], ...]]]] = [
    (cls, tuple(field.read for _, field in shape.fields)) for cls, shape in _SHAPES.items()
]
