"""The code that a form runs, each piece with the branch that it stands on: how Elixir's branching forms nest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from analyzer.expand.definitions import Branch, Site
from analyzer.expand.directives import keyword
from models.ast import Call, Clause, List, Node, Tuple


class Section(NamedTuple):
    """One piece: its code, its branch if it is one of several, its clause if it has patterns of its own."""

    body: Node
    branch: Branch | None = None
    clause: Clause | None = None
    returned: bool = True


def sections(node: Node, file: str) -> Iterator[Section]:
    """The pieces of a form that branches, in order; none for another form."""
    if isinstance(node, Call) and node.args and node.name in _FORMS:
        yield from _FORMS[node.name](node, file)


def is_branch(node: Node) -> bool:
    """Whether a form decides which of its pieces is run."""
    return isinstance(node, Call) and bool(node.args) and node.name in _FORMS


def heads(node: Call) -> tuple[Node, ...]:
    """What a form that branches runs before any of its pieces: the condition of an `if`, the subject of a `case`."""
    if node.name == "cond":
        return tuple(part for clause in clause_list(keyword(node.args[-1], "do")) for part in clause.patterns)
    return node.args[:1] if node.name in _BINARY else node.args[:-1]


def branch_taken(
    form: Node, file: str, opening: tuple[str | Node, ...], clause: Clause, index: int, count: int
) -> Branch | None:
    """The branch that a clause is; the only one there is has no condition."""
    if count < 2:
        return None
    node = clause.patterns[0] if clause.patterns else clause.body
    return Branch(node, file, True, (*opening, *clause.patterns[:1]), Site(file, form.start, form.end), index, count)


def clause_list(node: Node | None) -> list[Clause]:
    """The `->` clauses of a section."""
    return [item for item in node.items if isinstance(item, Clause)] if isinstance(node, List) else []


def do_sections(form: Node, file: str, opening: str, content: Node | None) -> Iterator[Section]:
    """`do`, then the clauses that take its failure or its value. With an `else`, `do` itself is not returned."""
    pairs = [item.items for item in content.items if isinstance(item, Tuple)] if isinstance(content, List) else []
    found = [(str(getattr(pair[0], "value", "")), pair[1]) for pair in pairs if len(pair) == 2]
    otherwise = any(key == "else" for key, _ in found)
    count, index = 1 + sum(len(clause_list(section)) for _, section in found), 0
    for key, section in found:
        clauses = clause_list(section)
        for clause in clauses:
            yield Section(clause.body, branch_taken(form, file, (f"{opening}{key} ",), clause, index, count), clause)
            index += 1
        if not clauses:
            yield Section(section, returned=key == "do" and not otherwise)


def _if(node: Call, file: str) -> Iterator[Section]:
    condition, positive = node.args[0], node.name == "if"
    for key, holds in (("do", positive), ("else", not positive)):
        body = keyword(node.args[-1], key)
        if body is not None:
            yield Section(body, Branch(condition, file, holds))


def _and_or(node: Call, file: str) -> Iterator[Section]:
    """`a && b`: the right side is reached when the left one decides nothing."""
    left, *rest = node.args
    for right in rest:
        yield Section(right, Branch(left, file, node.name in ("&&", "and")), returned=False)


def _case(node: Call, file: str) -> Iterator[Section]:
    clauses = clause_list(keyword(node.args[-1], "do"))
    opening = ("case ", node.args[0], " do ")
    for index, clause in enumerate(clauses):
        yield Section(clause.body, branch_taken(node, file, opening, clause, index, len(clauses)), clause)


def _cond(node: Call, file: str) -> Iterator[Section]:
    clauses = clause_list(keyword(node.args[-1], "do"))
    for index, clause in enumerate(clauses):
        yield Section(clause.body, branch_taken(node, file, (), clause, index, len(clauses)), clause)


def _with(node: Call, file: str) -> Iterator[Section]:
    *steps, content = node.args
    otherwise = clause_list(keyword(content, "else"))
    count = len(otherwise) + 1
    refusable = next((step for step in steps if isinstance(step, Call) and step.name == "<-"), None)
    branch = None
    if refusable is not None:
        words = ("with ", *steps[:1], ", …" if len(steps) > 1 else "")
        branch = Branch(refusable, file, True, words, Site(file, node.start, node.end), 0, max(count, 2))
    body = keyword(content, "do")
    if body is not None:
        yield Section(body, branch)
    for index, clause in enumerate(otherwise, 1):
        yield Section(clause.body, branch_taken(node, file, ("with … else ",), clause, index, count), clause)


def _try(node: Call, file: str) -> Iterator[Section]:
    yield from do_sections(node, file, "try … ", node.args[-1])


def _receive(node: Call, file: str) -> Iterator[Section]:
    found = [(key, clause) for key in ("do", "after") for clause in clause_list(keyword(node.args[-1], key))]
    for index, (key, clause) in enumerate(found):
        opening = "receive do " if key == "do" else "receive … after "
        yield Section(clause.body, branch_taken(node, file, (opening,), clause, index, len(found)), clause)


_BINARY = frozenset({"&&", "||", "and", "or"})
_FORMS: dict[str, Callable[[Call, str], Iterator[Section]]] = {
    "if": _if,
    "unless": _if,
    "case": _case,
    "cond": _cond,
    "with": _with,
    "try": _try,
    "receive": _receive,
    "&&": _and_or,
    "||": _and_or,
    "and": _and_or,
    "or": _and_or,
}
