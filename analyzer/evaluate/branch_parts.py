"""The parts of the forms that branch: if, case, cond, with, try, receive."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.part import Branch, Part, branch_taken, clause_parts
from analyzer.evaluate.scope import Scope, Thunk
from analyzer.evaluate.statements import after, clause_list, with_step
from analyzer.expand.directives import keyword
from models.ast import Call, List, Node, Tuple


def if_parts(node: Call, scope: Scope) -> Iterator[Part]:
    condition, sections, positive = node.args[0], node.args[-1], node.name == "if"
    yield Part(condition, scope)
    inner = after(condition, scope)
    for index, (key, holds) in enumerate((("do", positive), ("else", not positive))):
        if (body := keyword(sections, key)) is not None:
            yield Part(body, inner, Branch(condition, (condition,), index, 2, holds), returned=True)


def and_or_parts(node: Call, scope: Scope) -> Iterator[Part]:
    """`a && b`: the right side is reached when the left one decides nothing."""
    left, *rest = node.args
    yield Part(left, scope)
    holds = node.name in ("&&", "and")
    for right in rest:
        yield Part(right, after(left, scope), Branch(left, (left,), 0 if holds else 1, 2, holds))


def case_parts(node: Call, scope: Scope) -> Iterator[Part]:
    subject = node.args[0]
    yield Part(subject, scope)
    clauses, inner = clause_list(keyword(node.args[-1], "do")), after(subject, scope)
    for index, clause in enumerate(clauses):
        branch = branch_taken(node, ("case ", subject, " do "), clause, index, len(clauses))
        yield from clause_parts(clause, inner, Thunk(subject, scope), branch, returned=True)


def cond_parts(node: Call, scope: Scope) -> Iterator[Part]:
    clauses = clause_list(keyword(node.args[-1], "do"))
    for index, clause in enumerate(clauses):
        inner = scope
        for condition in clause.patterns:
            yield Part(condition, inner)
            inner = after(condition, inner)
        yield Part(clause.body, inner, branch_taken(node, (), clause, index, len(clauses)), returned=True)


def with_parts(node: Call, scope: Scope) -> Iterator[Part]:
    *steps, sections = node.args
    otherwise = clause_list(keyword(sections, "else"))
    count = len(otherwise) + 1
    opening = ("with ", *steps[:1], ", …" if len(steps) > 1 else "")
    inner, branch = scope, None
    for step in steps:
        yield Part(step, inner, branch)
        inner = with_step(step, inner)
        if isinstance(step, Call) and step.name == "<-":
            branch = Branch(node, opening, 0, max(count, 2))
    body = keyword(sections, "do")
    if body is not None:
        yield Part(body, inner, branch, returned=True)
    for index, clause in enumerate(otherwise, 1):
        yield from clause_parts(
            clause, scope, None, branch_taken(node, ("with … else ",), clause, index, count), returned=True
        )


def try_parts(node: Call, scope: Scope) -> Iterator[Part]:
    yield from section_parts(node, "try … ", node.args[-1], scope)


def section_parts(form: Node, opening: str, content: Node | None, scope: Scope) -> Iterator[Part]:
    """`do`, then the clauses that take its failure or its value. With an `else`, `do` itself is not returned."""
    pairs = [item.items for item in content.items if isinstance(item, Tuple)] if isinstance(content, List) else []
    sections = [(str(getattr(pair[0], "value", "")), pair[1]) for pair in pairs if len(pair) == 2]
    otherwise = any(key == "else" for key, _ in sections)
    count, index = 1 + sum(len(clause_list(section)) for _, section in sections), 0
    for key, section in sections:
        clauses = clause_list(section)
        for clause in clauses:
            branch = branch_taken(form, (f"{opening}{key} ",), clause, index, count)
            yield from clause_parts(clause, scope, None, branch, returned=True)
            index += 1
        if not clauses:
            yield Part(section, scope, returned=key == "do" and not otherwise)


def receive_parts(node: Call, scope: Scope) -> Iterator[Part]:
    found = [(key, clause) for key in ("do", "after") for clause in clause_list(keyword(node.args[-1], key))]
    for index, (key, clause) in enumerate(found):
        opening = "receive do " if key == "do" else "receive … after "
        yield from clause_parts(
            clause, scope, None, branch_taken(node, (opening,), clause, index, len(found)), returned=True
        )
