"""The door to tree-sitter: the language, its node kinds as integers, and one parse."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter_elixir
from tree_sitter import Language, Node, Parser, Point, Range, Tree

LANGUAGE = Language(tree_sitter_elixir.language())

ERROR = 65535

_FAR = Point(0xFFFFFFFF, 0xFFFFFFFF)
_ORIGIN = Point(0, 0)


def kind(name: str, *, named: bool = True) -> int:
    """The number of a node kind."""
    found = LANGUAGE.id_for_node_kind(name, named)
    if found is None:
        raise LookupError(name)
    return found


def names(*, named: bool) -> dict[int, str]:
    """Every node kind, by number."""
    return {
        number: name
        for number in range(LANGUAGE.node_kind_count)
        if (name := LANGUAGE.node_kind_for_id(number)) is not None
        and LANGUAGE.node_kind_is_visible(number)
        and LANGUAGE.node_kind_is_named(number) is named
        and LANGUAGE.id_for_node_kind(name, named) == number
    }


def tree_of(data: bytes, start: int, end: int, base: int = 0) -> Tree:
    """The tree of the range [start, end) of a file of which `data` is all from offset `base` on."""
    if base == start == 0 and end == len(data):
        return Parser(LANGUAGE).parse(data)
    parser = Parser(LANGUAGE, included_ranges=[Range(_ORIGIN, _FAR, start, end)])
    if base == 0:
        return parser.parse(data)
    return parser.parse(lambda offset, _: data[max(0, offset - base) :])


ALIAS = kind("alias")
ARGUMENTS = kind("arguments")
BINARY_OPERATOR = kind("binary_operator")
BLOCK = kind("block")
BODY = kind("body")
CALL = kind("call")
COMMENT = kind("comment")
DO_BLOCK = kind("do_block")
DOT = kind("dot")
ESCAPE = kind("escape_sequence")
IDENTIFIER = kind("identifier")
INTEGER = kind("integer")
INTERPOLATION = kind("interpolation")
KEYWORDS = kind("keywords")
LIST = kind("list")
MAP_CONTENT = kind("map_content")
OPERATOR_IDENTIFIER = kind("operator_identifier")
SIGIL_MODIFIERS = kind("sigil_modifiers")
STAB_CLAUSE = kind("stab_clause")
STRUCT = kind("struct")
UNARY_OPERATOR = kind("unary_operator")
SECTIONS = {kind(f"{name}_block"): name for name in ("after", "rescue", "catch", "else")}

EXPRESSIONS = frozenset(
    kind(name)
    for name in (
        "block",
        "identifier",
        "alias",
        "integer",
        "float",
        "char",
        "boolean",
        "nil",
        "atom",
        "quoted_atom",
        "string",
        "charlist",
        "sigil",
        "list",
        "tuple",
        "bitstring",
        "map",
        "operator_identifier",
        "unary_operator",
        "binary_operator",
        "dot",
        "call",
        "access_call",
        "anonymous_function",
        "keywords",
        "stab_clause",
    )
) | {ERROR}
"""What an expression may be: other nodes are a part of one."""

OPERATORS = names(named=False)
RESERVED = frozenset("do end else rescue catch after fn and or not in when true false nil".split())


def significant(node: Node) -> list[Node]:
    """The children that are not comments."""
    children = node.children
    for child in children:
        if child.kind_id == COMMENT:
            return [child for child in children if child.kind_id != COMMENT]
    return children


def leaves(root: Node) -> Iterator[Node]:
    """The nodes without children, in order: a tree's tokens."""
    cursor = root.walk()
    while True:
        if cursor.goto_first_child():
            continue
        if cursor.node is not None:
            yield cursor.node
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
