"""Attributes that a loop, a `case` or Module.put_attribute in a module's body sets: their values are not known."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.program import Program
from analyzer.expand.assigned import Assigned, assigned_in
from analyzer.expand.bodies import statement
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Form
from analyzer.expand.sections import heads, is_branch
from models.ast import Call, Node


def set_unseen(program: Program, module: Expanded, name: str, place: int) -> bool:
    """Whether a form above the place may give the attribute a value that no assignment of the module states."""
    return any(True for _ in _above(program, module, name, place))


def deleted(program: Program, module: Expanded, name: str, place: int) -> bool:
    """Whether a form above the place may take from the attribute the values that it has kept."""
    return any(found.deleted for found in _above(program, module, name, place))


_Unseen = dict[str, list[tuple[Assigned, Form]]]


def _above(program: Program, module: Expanded, name: str, place: int) -> Iterator[Assigned]:
    unseen = program.once(("unseen_attributes", module), lambda: _unseen(module))
    for found, form in (*unseen.get(name, ()), *unseen.get("", ())):
        if module.positions[id(form.node)] <= place:
            yield found


def _unseen(module: Expanded) -> _Unseen:
    """What is set somewhere inside a form, by attribute; into what is matched or branches whoever expands has looked."""
    unseen: _Unseen = {}
    for form in module.forms:
        for node in _unfollowed(form.node):
            for found in assigned_in(node):
                unseen.setdefault(found.name, []).append((found, form))
    return unseen


def _unfollowed(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Call) and is_branch(node):
        return heads(node)
    return () if statement(node) is not node else (node,)
