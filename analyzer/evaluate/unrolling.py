"""Functions that a loop in a module's body defines: `for name <- names do def unquote(name)(x), do: … end`.

What is looped over is a value, so it is known after a first expansion; the second one has the rounds written out.
The first alone answers what the values are, so that no module's answer depends on another's second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.evaluate.choices import truth
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.forms.references import module_scope
from analyzer.evaluate.fragments import filled, is_open
from analyzer.evaluate.program import Program
from analyzer.evaluate.rounds import loop_of, rounds
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import after
from analyzer.expand.bodies import forms, statement
from analyzer.expand.definitions import KINDS
from analyzer.expand.directives import keyword
from analyzer.expand.expanded import Expanded
from analyzer.expand.expansion import expand_module
from analyzer.expand.form import Form
from analyzer.expand.loops import MODULES, defines, defines_inside, is_loop
from analyzer.expand.module_source import ModuleSource
from analyzer.expand.unrolled import Unrolled, unrolled_key
from analyzer.syntax import parse_slice
from models.ast import Block, Call, Elided, Node
from models.ast.walk import walk

MAX_MADE = 100_000
"""So many nodes may the loops of one module be written out to."""


def with_unrolled(program: Program) -> Program:
    """The program in which the modules have the functions that their loops define."""
    return program.with_expansion(lambda source: _expansion(program, source))


def _expansion(program: Program, source: ModuleSource) -> Expanded:
    plain = program.expanded(source)
    answers: Unrolled = defaultdict(list)
    room = _Room()
    for form in plain.computed:
        if is_loop(form.node) or (isinstance(form.node, Call) and form.node.name in KINDS):
            answers[unrolled_key(form)].append(_unrolled(program, plain, form, room))
    if not any(made is not None for found in answers.values() for made in found):
        return plain
    return expand_module(source, program.index, program.knowledge, answers)


@dataclass(slots=True)
class _Room:
    left: int = MAX_MADE


class _UnknownError(Exception):
    """Which functions there are depends on what we do not know."""


def _unrolled(program: Program, module: Expanded, form: Form, room: _Room) -> tuple[Node, ...] | None:
    """The forms that a loop stands for; None when they are not certain, or too many."""
    node = form.node
    if any(isinstance(part, Elided) for part in walk(node)):
        node = parse_slice(program.source(form.env.file).data, node.start, node.end)
    try:
        return tuple(_made(node, Evaluator(program), module_scope(module, form), room))
    except _UnknownError:
        return None


def _made(node: Node, ev: Evaluator, scope: Scope, room: _Room) -> Iterator[Node]:
    loop = loop_of(node) if is_loop(node) and defines(node) else None
    if loop is not None:
        for inner in rounds(ev, loop.steps, scope):
            if inner is None:
                raise _UnknownError
            yield from _body(loop.body, ev, inner, room)
    elif isinstance(node, Call) and node.name in ("if", "unless") and defines(node):
        known = truth(ev.value(node.args[0], scope))
        if known is None:
            raise _UnknownError
        taken = keyword(node.args[1], "do" if known == (node.name == "if") else "else")
        yield from _body(taken, ev, scope, room)
    elif not isinstance(node, Call) or node.name not in MODULES:
        if not is_loop(node) and defines_inside(node):
            raise _UnknownError
        yield _written(node, ev, scope, room)


def _body(body: Node | None, ev: Evaluator, scope: Scope, room: _Room) -> Iterator[Node]:
    for node in forms(body):
        if isinstance(node, Block):
            yield from _body(node, ev, scope, room)
        elif isinstance(node, Call) and node.name == "=":
            if defines(run := statement(node)):
                yield from _made(run, ev, scope, room)
            scope = after(node, scope)
        else:
            yield from _made(node, ev, scope, room)


def _written(node: Node, ev: Evaluator, scope: Scope, room: _Room) -> Node:
    """A form of one round. Of a function whose name stays open nobody needs the body."""
    room.left -= sum(1 for _ in walk(node))
    if room.left < 0:
        raise _UnknownError
    if isinstance(node, Call) and node.name in KINDS and node.args and is_open(filled(node.args[0], ev, scope)):
        raise _UnknownError
    made = filled(node, ev, scope)
    if ev.fuel < 0:
        raise _UnknownError
    return made
