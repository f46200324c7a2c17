"""What an expression consists of: each part with its scope, the branch it stands on, and whether it is returned.

With `branch_parts` the one place that knows how Elixir's binding forms nest; how the branching ones do, `sections` says. `sites` visits every part of a
body, `tails` only those that are returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from analyzer.evaluate.branch_parts import (
    case_parts,
    cond_parts,
    if_parts,
    plain_parts,
    section_parts,
    with_parts,
)
from analyzer.evaluate.forms.references import shorthand
from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.part import Part, clause_parts
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import after, piped
from analyzer.expand.directives import keyword
from analyzer.expand.sections import branch_taken, clause_list
from models.ast import Bitstring, Block, Call, Fn, Node


def parts(node: Node, scope: Scope) -> Iterator[Part]:
    """The parts of a form in the order they run; none for an expression whose parts are its children."""
    match node:
        case Block(items=(*init, last)):
            for item in init:
                yield Part(item, scope)
                scope = after(item, scope)
            yield Part(last, scope, returned=True)
        case Fn(clauses=clauses):
            for index, clause in enumerate(clauses):
                branch = branch_taken(node, scope.env.file, ("fn ",), clause, index, len(clauses))
                yield from clause_parts(clause, replace(scope, closure=True), None, branch)
        case Call(name=name, args=(_, *_)) if name in _FORMS:
            yield from _FORMS[name](node, scope)
        case _:
            return


def body_parts(definition: Node, body: Node | None, scope: Scope) -> Iterator[Part]:
    """The parts of a function: its `do` and, as in a `try`, its `rescue`, `catch`, `else` and `after`."""
    yield from section_parts(definition, "", body, scope)


def _match(node: Call, scope: Scope) -> Iterator[Part]:
    yield Part(node.args[-1], scope, returned=True)


def _arrow(node: Call, scope: Scope) -> Iterator[Part]:
    yield Part(node.args[-1], scope, returned=True, refused=node.args[0])


def _pipe(node: Call, scope: Scope) -> Iterator[Part]:
    call = piped(*node.args) if len(node.args) == 2 else None
    if call is not None:
        yield Part(call, scope, returned=True)


def _for(node: Call, scope: Scope) -> Iterator[Part]:
    *steps, sections = node.args
    for step in steps:
        yield Part(step, scope)
        scope = _generated(step, scope)
    body = keyword(sections, "do")
    clauses = clause_list(body)
    for clause in clauses:
        yield from clause_parts(clause, scope)
    if body is not None and not clauses:
        yield Part(body, scope)


def _generated(step: Node, scope: Scope) -> Scope:
    match step:
        case Call(name="<-", args=(pattern, source)):
            bound: Bindings = {}
            bind_unknown(pattern, bound)
            return after(source, scope).bind(dict(bound))
        case Bitstring():
            bits: Bindings = {}
            bind_unknown(step, bits)
            return scope.bind(dict(bits))
        case _:
            return after(step, scope)


def _capture(node: Call, scope: Scope) -> Iterator[Part]:
    match node.args:
        case (Call(name="/"),):
            return
        case (body,):
            inner = replace(scope, closure=True)
            yield from clause_parts(shorthand(body, inner).clauses[0], inner)
        case _:
            return


_FORMS: dict[str, Callable[[Call, Scope], Iterator[Part]]] = {
    "=": _match,
    "|>": _pipe,
    "if": if_parts,
    "unless": if_parts,
    "case": case_parts,
    "with": with_parts,
    "for": _for,
    "<-": _arrow,
    "try": plain_parts,
    "receive": plain_parts,
    "cond": cond_parts,
    "&&": if_parts,
    "||": if_parts,
    "and": if_parts,
    "or": if_parts,
    "&": _capture,
}
