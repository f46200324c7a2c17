"""Walking a function's body: every call of certain names, with the scope it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.forms.references import shorthand
from analyzer.evaluate.matching import Bindings, bind_unknown
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.statements import after, clause_list, piped, split_guard, with_step
from analyzer.evaluate.values import Given, UnknownV
from analyzer.expand.definitions import Definition, Site, without_default
from analyzer.expand.directives import keyword
from models.ast import Block, Call, Clause, Fn, List, Node, Remote, Tuple, Variable
from models.ast.walk import children
from models.evidence import Reason

_FOLLOW = 6


@dataclass(frozen=True, slots=True)
class CallSite:
    """A call found in a body. `module` is what its name means there; `args` include a piped first argument."""

    module: str
    name: str
    args: tuple[Node, ...]
    node: Node
    scope: Scope
    given: tuple[Given, ...] = ()

    @property
    def site(self) -> Site:
        return Site(self.scope.env.file, self.node.start, self.node.end)


@dataclass(slots=True)
class _Walk:
    program: Program
    names: frozenset[str]
    follow: bool


def sites(
    program: Program, definition: Definition, names: frozenset[str], *, follow: bool = False
) -> Iterator[CallSite]:
    """The calls of `names` in a function whose parameters are unknown.

    With `follow`, calls to other functions of the same module that reach such a call are entered with
    their arguments.
    """
    if not _reaches(program, definition, names, _FOLLOW if follow else 0):
        return
    arguments: list[Binding] = [_parameter(param, definition) for param in definition.params]
    scope, _ = Evaluator(program).enter(definition, arguments)
    yield from _body(definition, scope, (), _Walk(program, names, follow))


def _parameter(param: Node, definition: Definition) -> UnknownV:
    inner = without_default(param)
    name = inner.name if isinstance(inner, Variable) else "argument"
    return UnknownV(Reason.PARAMETER, name, site=Site(definition.file, param.start, param.end))


def _body(definition: Definition, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    body = walk.program.body(definition)
    for section in body.items if isinstance(body, List) else ():
        match section:
            case Tuple(items=(_, content)):
                yield from _section(content, scope, given, walk)
            case _:
                pass


def _section(node: Node, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    """A block, or the clauses of a rescue, catch, else."""
    clauses = clause_list(node)
    if clauses:
        for clause in clauses:
            yield from _clause(clause, None, scope, given, walk)
    else:
        yield from _node(node, scope, given, walk)


def _node(node: Node, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    match node:
        case Block(items=items):
            for item in items:
                yield from _node(item, scope, given, walk)
                scope = after(item, scope)
        case Fn(clauses=clauses):
            for clause in clauses:
                yield from _clause(clause, None, scope, given, walk)
        case Call(name="quote" | "@"):
            return
        case Call(name=name) if name in _FORMS:
            yield from _FORMS[name](node, scope, given, walk)
        case Call(name=name, args=args):
            yield from _local(node, scope, given, walk)
            yield from _nodes(args, scope, given, walk)
        case Remote(name=name, args=args):
            if name in walk.names:
                yield from _remote(node, scope, given)
            yield from _node(node.target, scope, given, walk)
            yield from _nodes(args, scope, given, walk)
        case _:
            yield from _nodes(children(node), scope, given, walk)


def _nodes(nodes: tuple[Node, ...], scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    for node in nodes:
        yield from _node(node, scope, given, walk)


def _remote(node: Remote, scope: Scope, given: tuple[Given, ...]) -> Iterator[CallSite]:
    module = scope.env.module_of(node.target)
    if module:
        yield CallSite(module, node.name, node.args, node, scope, given)
    elif node.parens:
        yield CallSite("", node.name, node.args, node, scope, given)


def _local(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    owner = walk.program.owner(node.name, node.arity, scope.env)
    if node.name in walk.names:
        yield CallSite(owner, node.name, node.args, node, scope, given)
    if walk.follow and owner == scope.env.module:
        yield from _entered(node, owner, scope, given, walk)


def _entered(node: Call, owner: str, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    key = (owner, node.name, node.arity)
    if key in scope.calls or len(scope.calls) >= _FOLLOW:
        return
    evaluator = Evaluator(walk.program)
    for clause in walk.program.clauses(owner, node.name, node.arity):
        if not _reaches(walk.program, clause, walk.names, _FOLLOW - len(scope.calls)):
            continue
        arguments: list[Binding] = [Thunk(arg, scope) for arg in node.args]
        inner, answer = evaluator.enter(clause, arguments, (*scope.calls, key))
        if answer is not False:
            branches = tuple(evaluator.branch(branch) for branch in clause.branches)
            yield from _body(clause, inner, (*given, *branches), walk)
        if answer is True and not clause.branches:
            break


def _reaches(program: Program, definition: Definition, names: frozenset[str], depth: int) -> bool:
    mentioned = program.mentions(definition)
    if mentioned & names:
        return True
    if depth <= 0 or not definition.env.module:
        return False
    module = program.module(definition.env.module)
    return module is not None and any(
        _reaches(program, inner, names, depth - 1)
        for name in mentioned
        for inner in module.by_name.get(name, ())
        if inner.node is not definition.node
    )


# ---------------------------------------------------------------- forms that bind or branch


def _clause(
    clause: Clause, subject: Binding | None, scope: Scope, given: tuple[Given, ...], walk: _Walk
) -> Iterator[CallSite]:
    patterns, guard = split_guard(clause.patterns)
    bound: Bindings = {}
    for pattern in patterns:
        bind_unknown(pattern, bound)
    new: dict[str, Binding] = dict(bound)
    if isinstance(subject, Thunk) and len(patterns) == 1:
        new = {name: Thunk(subject.node, subject.scope, patterns[0], name) for name in bound}
    inner = scope.bind(new)
    if guard is not None:
        yield from _node(guard, inner, given, walk)
    yield from _node(clause.body, inner, given, walk)


def _match(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    yield from _node(node.args[-1], scope, given, walk)


def _pipe(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    call = piped(*node.args) if len(node.args) == 2 else None
    yield from _node(call, scope, given, walk) if call is not None else _nodes(node.args, scope, given, walk)


def _if(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    condition, sections = node.args[0], node.args[-1]
    yield from _node(condition, scope, given, walk)
    inner = after(condition, scope)
    here = Evaluator(walk.program).given(condition, scope, node.name == "if")
    for key, branch in (("do", here), ("else", replace(here, holds=not here.holds, index=1))):
        body = keyword(sections, key)
        if body is not None:
            yield from _node(body, inner, (*given, branch), walk)


def _case(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    yield from _node(node.args[0], scope, given, walk)
    subject = Thunk(node.args[0], scope)
    for clause in clause_list(keyword(node.args[-1], "do")):
        yield from _clause(clause, subject, scope, given, walk)


def _with(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    *steps, sections = node.args
    inner = scope
    for step in steps:
        yield from _node(step, inner, given, walk)
        inner = with_step(step, inner)
    body, otherwise = keyword(sections, "do"), keyword(sections, "else")
    if body is not None:
        yield from _node(body, inner, given, walk)
    if otherwise is not None:
        yield from _section(otherwise, scope, given, walk)


def _for(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    *steps, sections = node.args
    inner = scope
    for step in steps:
        yield from _node(step, inner, given, walk)
        inner = _generated(step, inner)
    body = keyword(sections, "do")
    if body is not None:
        yield from _section(body, inner, given, walk)


def _generated(step: Node, scope: Scope) -> Scope:
    match step:
        case Call(name="<-", args=(pattern, _)):
            bound: Bindings = {}
            bind_unknown(pattern, bound)
            return scope.bind(dict(bound))
        case _:
            return after(step, scope)


def _arrow(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    yield from _node(node.args[-1], scope, given, walk)


def _sections(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    """`try`, `receive`, `cond`: sections of blocks or clauses."""
    sections = node.args[-1] if node.args else None
    for section in sections.items if isinstance(sections, List) else ():
        match section:
            case Tuple(items=(_, content)):
                if node.name == "cond":
                    for clause in clause_list(content):
                        yield from _nodes((*clause.patterns, clause.body), scope, given, walk)
                else:
                    yield from _section(content, scope, given, walk)
            case _:
                pass


def _capture(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    match node.args:
        case (Call(name="/"),):
            return
        case (body,):
            yield from _node(shorthand(body, scope).clauses[0], scope, given, walk)
        case _:
            return


_FORMS = {
    "=": _match,
    "|>": _pipe,
    "if": _if,
    "unless": _if,
    "case": _case,
    "with": _with,
    "for": _for,
    "<-": _arrow,
    "try": _sections,
    "receive": _sections,
    "cond": _sections,
    "&": _capture,
}
