"""Bodies as sequences of expressions, and the pieces of a form that branches around definitions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.expand.definitions import Branch
from analyzer.expand.directives import keyword
from analyzer.expand.sections import Section, sections
from models.ast import Alias, Block, Call, Node, Remote, Unsupported
from models.ast.walk import walk


def forms(node: Node | None) -> tuple[Node, ...]:
    """A body as the sequence of its expressions."""
    if node is None:
        return ()
    return node.items if isinstance(node, Block) else (node,)


def statement(node: Node) -> Node:
    """What an expression runs: of `x = y = z` that is `z`."""
    while isinstance(node := unqualified(node), Call) and node.name == "=" and len(node.args) == 2:
        node = node.args[1]
    return node


def unqualified(node: Node) -> Node:
    """`Kernel.def(…)` as `def(…)`."""
    match node:
        case Remote(target=Alias(names=("Kernel",), base=None), name=name, args=args):
            return Call(name, args, start=node.start, end=node.end)
        case _:
            return node


class Body(NamedTuple):
    """Code within a form, its conditions, and what the form binds for it, as matches."""

    code: Node
    branches: tuple[Branch, ...]
    bound: tuple[Node, ...] = ()


def branch_bodies(node: Node, file: str, branches: tuple[Branch, ...]) -> Iterator[Body]:
    """The pieces of a form that branches around definitions, with their conditions."""
    for section in sections(node, file):
        branch = section.branch or _attempted(node, section, file)
        yield Body(section.body, (*branches, branch) if branch else branches, tuple(_bound(node, section)))


def _attempted(node: Node, section: Section, file: str) -> Branch | None:
    """What is tried may end before it defines anything."""
    content = node.args[-1] if isinstance(node, Call) and node.name == "try" else None
    rescued = keyword(content, "rescue") is not None or keyword(content, "catch") is not None
    return Branch(section.body, file, True, ("try",)) if rescued and section.body is keyword(content, "do") else None


def _bound(node: Node, section: Section) -> Iterator[Node]:
    """The matches by which the form gives the variables of this piece their values."""
    match node:
        case Call(name="if" | "unless" | "&&" | "||" | "and" | "or", args=(condition, *_)):
            yield from _matches(condition)
        case Call(name="cond") if section.clause:
            for condition in section.clause.patterns:
                yield from _matches(condition)
        case Call(name="with", args=(*steps, _)) if section.clause is None:
            for step in steps:
                yield from _step(step)
        case Call(name="case", args=(subject, *_)) if section.clause:
            for pattern in section.clause.patterns:
                yield _match(pattern, subject)
        case Call() if section.clause:
            for pattern in section.clause.patterns:
                yield _match(pattern, Unsupported("what it matches", start=pattern.start, end=pattern.end))
        case _:
            pass


def _matches(condition: Node) -> Iterator[Node]:
    return (part for part in walk(condition) if isinstance(part, Call) and part.name == "=")


def _step(step: Node) -> Iterator[Node]:
    match step:
        case Call(name="<-", args=(pattern, value)):
            yield _match(pattern, value)
        case _:
            yield from _matches(step)


def _match(pattern: Node, value: Node) -> Node:
    if isinstance(pattern, Call) and pattern.name == "when":
        pattern = pattern.args[0]
    return Call("=", (pattern, value), start=pattern.start, end=value.end)
