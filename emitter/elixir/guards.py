"""Guards: their text in one spelling, and the names that they need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from emitter.elixir.layout import BREAK, Doc, Group, Nest, Text, join

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string> ~[a-zA-Z]\S* | :?"(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | \?(?:\\.|\S))
    | (?P<atom> :[^\W\d][\w@]*[?!]? | :(?![:\s])[^\w\s()\[\]{},"]+ )
    | (?P<key> [^\W\d]\w*[?!]?:(?=\s))
    | (?P<attribute> @[^\W\d]\w*[?!]?)
    | (?P<number> \d[\w.]*\d\w* | \d)
    | (?P<word> \b(?:and|or|not|in|when|true|false|nil)\b(?![?!]))
    | (?P<alias> [A-Z]\w*(?:\.[A-Z]\w*)*)
    | (?P<call> [^\W\d]\w*[?!]?(?=\())
    | (?P<name> [^\W\d]\w*[?!]?)
    | (?P<dot> \.\.(?://)? | \.)
    | (?P<open> %\{ | << | [\[({])
    | (?P<close> >>(?!=) | [\])}])
    | (?P<comma> ,)
    | (?P<operator> === | !== | == | != | =~ | <= | >= | => | <> | \+\+ | -- | && | \|\| | // | [-+*/<>|!=&^] )
    )""",
    re.VERBOSE,
)
_TERMS = frozenset({"string", "atom", "attribute", "number", "alias", "name", "close"})
_KNOWN = frozenset(
    "abs binary_part bit_size byte_size ceil div elem floor hd is_atom is_binary is_bitstring is_boolean is_exception "
    "is_float is_function is_integer is_list is_map is_map_key is_nil is_non_struct_map is_number is_pid is_port "
    "is_reference is_struct is_tuple length map_size node rem round self tl trunc tuple_size and or not in".split()
)
_Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard ready to be written, and what its module has to offer for it."""

    doc: Doc
    names: frozenset[str]
    attributes: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    local: tuple[tuple[str, int], ...] = ()
    """Guards that are not Kernel's: name and arity."""


def guard(text: str) -> Guard:
    """Read a guard's text."""
    tokens = list(_tokens(text))
    return Guard(
        doc=_laid_out(tokens),
        names=frozenset(value for (kind, value), before in _with_before(tokens) if kind == "name" and before != "."),
        attributes=tuple(value[1:] for kind, value in tokens if kind == "attribute"),
        requires=tuple(value for (kind, value), _, after in _triples(tokens) if kind == "alias" and after == "."),
        local=tuple(_local(tokens)),
    )


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            yield "string", text[position:].split()[0]
            position += len(text[position:].split()[0]) + len(text[position:]) - len(text[position:].lstrip())
        else:
            yield match.lastgroup, match.group(match.lastgroup)
            position = match.end()


def _with_before(tokens: list[_Token]) -> Iterator[tuple[_Token, str]]:
    for index, token in enumerate(tokens):
        yield token, tokens[index - 1][1] if index else ""


def _triples(tokens: list[_Token]) -> Iterator[tuple[_Token, str, str]]:
    for index, (token, before) in enumerate(_with_before(tokens)):
        yield token, before, tokens[index + 1][1] if index + 1 < len(tokens) else ""


def _local(tokens: list[_Token]) -> Iterator[tuple[str, int]]:
    for index, (token, before) in enumerate(_with_before(tokens)):
        if token[0] == "call" and before != "." and token[1] not in _KNOWN:
            yield token[1], _arity(tokens[index + 1 :])


def _arity(tokens: list[_Token]) -> int:
    """The number of arguments in the parentheses that open here."""
    depth = commas = 0
    for index, (kind, _) in enumerate(tokens):
        depth += (kind == "open") - (kind == "close")
        commas += kind == "comma" and depth == 1
        if depth == 0:
            return 0 if index == 1 else commas + 1
    return commas + 1


def _laid_out(tokens: list[_Token]) -> Doc:
    """The guard broken at its loosest operators, `or` before `and`."""
    for operator in ("or", "and"):
        first, *rest = _split(tokens, operator) or [[]]
        if rest:
            more = [join(f" {operator}", BREAK, _operand(part, operator)) for part in rest]
            return join(_operand(first, operator), Nest(2, join(*more)))
    return Text(_spelled(tokens))


def _operand(tokens: list[_Token], operator: str) -> Doc:
    """One side of an operator; `and` inside `or` gets parentheses, as the formatter has it."""
    inner = _inside(tokens)
    if operator == "or" and inner is None and len(_split(tokens, "and")) > 1:
        inner = tokens
    if inner is not None:
        return join("(", Nest(1, Group(_laid_out(inner))), ")")
    return Text(_spelled(tokens))


def _inside(tokens: list[_Token]) -> list[_Token] | None:
    """What stands between parentheses that enclose everything."""
    depth = 0
    for index, (kind, value) in enumerate(tokens):
        depth += (kind == "open") - (kind == "close")
        if (index == 0 and value != "(") or (depth == 0 and index < len(tokens) - 1):
            return None
    return tokens[1:-1] or None


def _split(tokens: list[_Token], operator: str) -> list[list[_Token]]:
    depth = 0
    numbered: list[tuple[int, _Token]] = []
    part = 0
    for kind, value in tokens:
        depth += (kind == "open") - (kind == "close")
        if depth == 0 and kind == "word" and value == operator:
            part += 1
        else:
            numbered.append((part, (kind, value)))
    return [[token for _, token in group] for _, group in groupby(numbered, key=lambda pair: pair[0])]


def _spelled(tokens: list[_Token]) -> str:
    spelled = ""
    before: _Token = ("start", "")
    unary = False
    for kind, value in tokens:
        now_unary = kind == "operator" and value in "-+!&^" and not _ends_a_term(before)
        spelled += value if not spelled or unary or _tight(before, kind) else f" {value}"
        before, unary = (kind, value), now_unary
    return spelled


def _ends_a_term(token: _Token) -> bool:
    return token[0] in _TERMS or token[1] in ("true", "false", "nil")


def _tight(before: _Token, kind: str) -> bool:
    """Whether nothing stands between two tokens."""
    if before[0] in ("open", "dot", "start") or kind in ("close", "comma", "dot"):
        return True
    return before[0] == "call" or (kind == "open" and _ends_a_term(before) and before[0] != "close")
