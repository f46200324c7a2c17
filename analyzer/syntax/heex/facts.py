"""What later stages need of a template: its components, slots, events and forms, and where its Elixir stands.

Nothing is kept that the file's bytes say again: texts are offsets, plain markup is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple

from analyzer.syntax.heex.elixir import CodeSpan
from analyzer.syntax.heex.scan import Scanned
from analyzer.syntax.problems import Problem
from models.ast.templates import (
    Block,
    Code,
    Dialect,
    Element,
    Embedded,
    Literal,
    Mixed,
    Node,
    Place,
    Spread,
    TagKind,
)


class Form(StrEnum):
    """How an attribute's value is written."""

    ABSENT = "absent"
    TEXT = "text"
    CODE = "code"
    MIXED = "mixed"
    """Text around `<% %>`."""


class AttributeFacts(NamedTuple):
    """An attribute, and the bytes of its value. `{@rest}` and `<% %>` in a tag are code without a name."""

    name: str
    form: Form
    start: int
    end: int


class TagFacts(NamedTuple):
    """A component, a slot, or a plain tag that says more than how it looks; `parent` is the number of the one around it."""

    kind: TagKind
    name: str
    start: int
    end: int
    parent: int
    attributes: tuple[AttributeFacts, ...]


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """One template. Tags stand in source order; `margin` is what a heredoc takes away from its lines."""

    dialect: Dialect
    start: int
    end: int
    margin: int = 0
    tags: tuple[TagFacts, ...] = ()
    code: tuple[CodeSpan, ...] = ()
    problems: tuple[Problem, ...] = ()


def template_facts(scanned: Scanned) -> TemplateFacts:
    """What a scanned template says."""
    template = scanned.template
    tags = _tags(template.body)
    span = template.start, template.end
    return TemplateFacts(template.dialect, *span, scanned.margin, tags, scanned.code, scanned.problems)


# ---------------------------------------------------------------- from the nodes

_LOOKS: Final = frozenset({"class", "style"})
_TELLING: Final = re.compile(r"phx-|:|(?:id|name|for|form|action|method|href)$")
"""What a plain tag must have to be kept."""


def _tags(body: Sequence[Node]) -> tuple[TagFacts, ...]:
    found: list[TagFacts] = []
    pending: list[tuple[Node, int]] = [(node, -1) for node in reversed(body)]
    while pending:
        node, parent = pending.pop()
        if isinstance(node, Element):
            attributes = tuple(_attributes(node))
            if node.kind is not TagKind.HTML or any(_TELLING.match(item.name) for item in attributes):
                found.append(TagFacts(node.kind, node.name, node.start, node.end, parent, attributes))
                parent = len(found) - 1
            pending.extend((child, parent) for child in reversed(node.body))
        elif isinstance(node, Block):
            for section in reversed(node.sections):
                pending.extend((child, parent) for child in reversed(section.body))
    return tuple(found)


def _attributes(element: Element) -> Iterator[AttributeFacts]:
    plain = element.kind is TagKind.HTML
    for item in element.attributes:
        if isinstance(item, Spread | Embedded):
            yield AttributeFacts("", Form.CODE, item.code.start, item.code.end)
        elif not (plain and item.name in _LOOKS):
            value = item.value
            form = _FORMS[type(value)]
            yield AttributeFacts(item.name, form, *((value.start, value.end) if value else (item.end, item.end)))


_FORMS: Final[dict[type, Form]] = {
    type(None): Form.ABSENT,
    Literal: Form.TEXT,
    Code: Form.CODE,
    Mixed: Form.MIXED,
}


# ---------------------------------------------------------------- as JSON

Packed = list[Any]


def pack_template(facts: TemplateFacts) -> Packed:
    """The facts as nested lists, ready for JSON."""
    return [
        facts.dialect,
        facts.start,
        facts.end,
        facts.margin,
        facts.tags,
        facts.code,
        [_problem(problem) for problem in facts.problems],
    ]


def unpack_template(packed: Packed) -> TemplateFacts:
    """The inverse of `pack_template`; TypeError or ValueError on anything else."""
    dialect, start, end, margin, tags, code, problems = packed
    return TemplateFacts(
        Dialect(dialect),
        int(start),
        int(end),
        int(margin),
        tuple([_tag(*tag) for tag in tags]),
        tuple([_code(*span) for span in code]),
        tuple([Problem(str(r), int(s), int(e), str(m)) for r, s, e, m in problems]),
    )


def _problem(problem: Problem) -> Packed:
    return [problem.reason, problem.start, problem.end, problem.message]


def _tag(kind: str, name: str, start: int, end: int, parent: int, attributes: Packed) -> TagFacts:
    items = tuple([AttributeFacts(str(name), Form(form), int(s), int(e)) for name, form, s, e in attributes])
    return TagFacts(TagKind(kind), str(name), int(start), int(end), int(parent), items)


def _code(start: int, end: int, first: int, last: int, place: str, follows: bool) -> CodeSpan:
    return CodeSpan(int(start), int(end), int(first), int(last), Place(place), bool(follows))
