"""The parts of the forms that branch, each with its scope: `sections` says how they nest."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.part import Part, clause_parts
from analyzer.evaluate.scope import Scope, Thunk
from analyzer.evaluate.statements import after, with_step
from analyzer.expand.sections import Section, do_sections, sections
from models.ast import Call, Node, Variable


def if_parts(node: Call, scope: Scope) -> Iterator[Part]:
    """`if`, `unless`, `&&`, `or`: the condition, then what it decides about."""
    condition = node.args[0]
    yield Part(condition, scope)
    inner = after(condition, scope)
    for section in sections(node, scope.env.file):
        yield from _section(section, inner)


def case_parts(node: Call, scope: Scope) -> Iterator[Part]:
    subject = node.args[0]
    yield Part(subject, scope)
    inner = after(subject, scope)
    for section in sections(node, scope.env.file):
        yield from _section(section, inner, Thunk(subject, scope))


def cond_parts(node: Call, scope: Scope) -> Iterator[Part]:
    for section in sections(node, scope.env.file):
        inner = scope
        for condition in section.clause.patterns if section.clause else ():
            yield Part(condition, inner)
            inner = after(condition, inner)
        yield Part(section.body, inner, section.branch, returned=True)


def with_parts(node: Call, scope: Scope) -> Iterator[Part]:
    found = list(sections(node, scope.env.file))
    done = next((section for section in found if section.clause is None), None)
    inner, branch, open_ = scope, None, len(found) == 1
    for step in node.args[:-1]:
        yield Part(step, inner, branch, returned=open_ and _may_refuse(step))
        inner = with_step(step, inner)
        if done is not None and isinstance(step, Call) and step.name == "<-":
            branch = done.branch
    if done is not None:
        yield Part(done.body, inner, done.branch, returned=True)
    for section in found:
        if section is not done:
            yield from _section(section, scope)


def _may_refuse(step: Node) -> bool:
    """A step of a `with` that may not match: without an `else`, the whole then gives what did not."""
    return isinstance(step, Call) and step.name == "<-" and not isinstance(step.args[0], Variable)


def section_parts(form: Node, opening: str, content: Node | None, scope: Scope) -> Iterator[Part]:
    """`do`, then the clauses that take its failure or its value."""
    for section in do_sections(form, scope.env.file, opening, content):
        yield from _section(section, scope)


def plain_parts(node: Call, scope: Scope) -> Iterator[Part]:
    """`try`, `receive`: sections that see nothing of each other."""
    for section in sections(node, scope.env.file):
        yield from _section(section, scope)


def _section(section: Section, scope: Scope, subject: Thunk | None = None) -> Iterator[Part]:
    if section.clause is None:
        yield Part(section.body, scope, section.branch, section.returned)
    else:
        yield from clause_parts(section.clause, scope, subject, section.branch, section.returned)
