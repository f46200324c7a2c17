"""What an expression consists of: each part with its scope, the branch it stands on, and whether it is returned.

The one place that knows how Elixir's branching and binding forms nest. `sites` visits every part of a
body, `tails` only those that are returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from analyzer.evaluate.forms.references import shorthand
from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.statements import after, clause_list, piped, split_guard, with_step
from analyzer.evaluate.values import Given
from analyzer.expand.definitions import Site
from analyzer.expand.directives import keyword
from models.ast import Block, Call, Clause, Fn, List, Node, Tuple


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch of an expression; its condition is put into words when somebody asks."""

    form: Node
    words: tuple[str | Node, ...]
    index: int
    count: int
    holds: bool = True

    def given(self, program: Program, scope: Scope) -> Given:
        file = scope.env.file
        words = [w if isinstance(w, str) else program.text(Site(file, w.start, w.end)) for w in self.words]
        return Given("".join(words), self.holds, Site(file, self.form.start, self.form.end), self.index, self.count)


@dataclass(frozen=True, slots=True)
class Part:
    """An expression within another. `returned`: its value is the value of the whole."""

    node: Node
    scope: Scope
    branch: Branch | None = None
    returned: bool = False


def parts(node: Node, scope: Scope) -> Iterator[Part]:
    """The parts of a form in the order they run; none for an expression whose parts are its children."""
    match node:
        case Block(items=(*init, last)):
            for item in init:
                yield Part(item, scope)
                scope = after(item, scope)
            yield Part(last, scope, returned=True)
        case Fn(clauses=clauses):
            for clause in clauses:
                yield from _clause(clause, replace(scope, closure=True))
        case Call(name=name, args=(_, *_)) if name in _FORMS:
            yield from _FORMS[name](node, scope)
        case _:
            return


def body_parts(definition: Node, body: Node | None, scope: Scope) -> Iterator[Part]:
    """The parts of a function: its `do` and, as in a `try`, its `rescue`, `catch`, `else` and `after`."""
    yield from _sections(definition, "", body, scope)


def _clause(
    clause: Clause, scope: Scope, subject: Thunk | None = None, branch: Branch | None = None, returned: bool = False
) -> Iterator[Part]:
    patterns, guard = split_guard(clause.patterns)
    bound: Bindings = {}
    for pattern in patterns:
        bind_unknown(pattern, bound)
    new: dict[str, Binding] = dict(bound)
    if subject is not None and len(patterns) == 1:
        new = {name: Thunk(subject.node, subject.scope, patterns[0], name) for name in bound}
    inner = scope.bind(new)
    if guard is not None:
        yield Part(guard, inner, branch)
    yield Part(clause.body, inner, branch, returned)


def _taken(form: Node, opening: tuple[str | Node, ...], clause: Clause, index: int, count: int) -> Branch | None:
    """The branch that a clause is; the only one there is has no condition."""
    return Branch(form, (*opening, *clause.patterns[:1]), index, count) if count > 1 else None


def _match(node: Call, scope: Scope) -> Iterator[Part]:
    yield Part(node.args[-1], scope, returned=True)


def _arrow(node: Call, scope: Scope) -> Iterator[Part]:
    yield Part(node.args[-1], scope)


def _pipe(node: Call, scope: Scope) -> Iterator[Part]:
    call = piped(*node.args) if len(node.args) == 2 else None
    if call is not None:
        yield Part(call, scope, returned=True)


def _if(node: Call, scope: Scope) -> Iterator[Part]:
    condition, sections, positive = node.args[0], node.args[-1], node.name == "if"
    yield Part(condition, scope)
    inner = after(condition, scope)
    for index, (key, holds) in enumerate((("do", positive), ("else", not positive))):
        if (body := keyword(sections, key)) is not None:
            yield Part(body, inner, Branch(condition, (condition,), index, 2, holds), returned=True)


def _and_or(node: Call, scope: Scope) -> Iterator[Part]:
    """`a && b`: the right side is reached when the left one decides nothing."""
    left, *rest = node.args
    yield Part(left, scope)
    holds = node.name in ("&&", "and")
    for right in rest:
        yield Part(right, after(left, scope), Branch(left, (left,), 0 if holds else 1, 2, holds))


def _case(node: Call, scope: Scope) -> Iterator[Part]:
    subject = node.args[0]
    yield Part(subject, scope)
    clauses, inner = clause_list(keyword(node.args[-1], "do")), after(subject, scope)
    for index, clause in enumerate(clauses):
        branch = _taken(node, ("case ", subject, " do "), clause, index, len(clauses))
        yield from _clause(clause, inner, Thunk(subject, scope), branch, returned=True)


def _cond(node: Call, scope: Scope) -> Iterator[Part]:
    clauses = clause_list(keyword(node.args[-1], "do"))
    for index, clause in enumerate(clauses):
        inner = scope
        for condition in clause.patterns:
            yield Part(condition, inner)
            inner = after(condition, inner)
        yield Part(clause.body, inner, _taken(node, (), clause, index, len(clauses)), returned=True)


def _with(node: Call, scope: Scope) -> Iterator[Part]:
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
        yield from _clause(clause, scope, None, _taken(node, ("with … else ",), clause, index, count), returned=True)


def _for(node: Call, scope: Scope) -> Iterator[Part]:
    *steps, sections = node.args
    for step in steps:
        yield Part(step, scope)
        scope = _generated(step, scope)
    body = keyword(sections, "do")
    clauses = clause_list(body)
    for clause in clauses:
        yield from _clause(clause, scope)
    if body is not None and not clauses:
        yield Part(body, scope)


def _generated(step: Node, scope: Scope) -> Scope:
    match step:
        case Call(name="<-", args=(pattern, source)):
            bound: Bindings = {}
            bind_unknown(pattern, bound)
            return after(source, scope).bind(dict(bound))
        case _:
            return after(step, scope)


def _try(node: Call, scope: Scope) -> Iterator[Part]:
    yield from _sections(node, "try … ", node.args[-1], scope)


def _sections(form: Node, opening: str, content: Node | None, scope: Scope) -> Iterator[Part]:
    """`do`, then the clauses that take its failure or its value. With an `else`, `do` itself is not returned."""
    pairs = [item.items for item in content.items if isinstance(item, Tuple)] if isinstance(content, List) else []
    sections = [(str(getattr(pair[0], "value", "")), pair[1]) for pair in pairs if len(pair) == 2]
    otherwise = any(key == "else" for key, _ in sections)
    count, index = 1 + sum(len(clause_list(section)) for _, section in sections), 0
    for key, section in sections:
        clauses = clause_list(section)
        for clause in clauses:
            branch = _taken(form, (f"{opening}{key} ",), clause, index, count)
            yield from _clause(clause, scope, None, branch, returned=True)
            index += 1
        if not clauses:
            yield Part(section, scope, returned=key == "do" and not otherwise)


def _receive(node: Call, scope: Scope) -> Iterator[Part]:
    found = [(key, clause) for key in ("do", "after") for clause in clause_list(keyword(node.args[-1], key))]
    for index, (key, clause) in enumerate(found):
        opening = "receive do " if key == "do" else "receive … after "
        yield from _clause(clause, scope, None, _taken(node, (opening,), clause, index, len(found)), returned=True)


def _capture(node: Call, scope: Scope) -> Iterator[Part]:
    match node.args:
        case (Call(name="/"),):
            return
        case (body,):
            inner = replace(scope, closure=True)
            yield from _clause(shorthand(body, inner).clauses[0], inner)
        case _:
            return


_FORMS: dict[str, Callable[[Call, Scope], Iterator[Part]]] = {
    "=": _match,
    "|>": _pipe,
    "if": _if,
    "unless": _if,
    "case": _case,
    "with": _with,
    "for": _for,
    "<-": _arrow,
    "try": _try,
    "receive": _receive,
    "cond": _cond,
    "&&": _and_or,
    "||": _and_or,
    "and": _and_or,
    "or": _and_or,
    "&": _capture,
}
