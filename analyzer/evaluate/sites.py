"""Walking a function's body: every call of certain names, with the scope it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.evaluate.budget import Budget
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
_FOLLOWED = 5_000
"""The expressions of other functions that one query looks at; the function's own are all looked at."""


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
    budget: Budget


def sites(
    program: Program, definition: Definition, names: frozenset[str], *, follow: bool = False
) -> Iterator[CallSite]:
    """The calls of `names` in a function whose parameters are unknown.

    With `follow`, calls to other functions of the same module that reach such a call are entered with
    their arguments.
    """
    if not _reaches(program, definition, names, follow):
        return
    arguments: list[Binding] = [_parameter(param, definition) for param in definition.params]
    scope, _ = Evaluator(program).enter(definition, arguments)
    yield from _body(definition, scope, (), _Walk(program, names, follow, Budget(_FOLLOWED, _DEEPEST)))


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


def _section(
    node: Node, scope: Scope, given: tuple[Given, ...], walk: _Walk, way: _Ways | None = None
) -> Iterator[CallSite]:
    """A block, or the clauses of a rescue, catch, else; `way` is what they are clauses of."""
    clauses = clause_list(node)
    if clauses:
        for index, clause in enumerate(clauses):
            inner = (*given, *way.given(clause, index, scope)) if way else given
            yield from _clause(clause, None, scope, inner, walk)
    else:
        yield from _node(node, scope, given, walk)


@dataclass(frozen=True, slots=True)
class _Ways:
    """The branches of one expression: what their conditions begin with, and where they are counted."""

    program: Program
    node: Node
    text: str
    count: int
    first: int = 0

    def given(self, clause: Clause, index: int, scope: Scope) -> tuple[Given, ...]:
        """The condition under which a clause is taken; the only one there is has none."""
        if self.count < 2:
            return ()
        pattern = Evaluator(self.program).text(clause.patterns[0], scope) if clause.patterns else ""
        return (self.at(f"{self.text}{pattern}", index + self.first, scope),)

    def at(self, text: str, index: int, scope: Scope) -> Given:
        return Given(text, True, Site(scope.env.file, self.node.start, self.node.end), index, max(self.count, 2))


def _node(node: Node, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    if walk.budget.depth >= walk.budget.deepest:
        yield from _deep(node, replace(scope, bindings={}), given, walk)
        return
    if scope.calls and not walk.budget.spend():
        return
    walk.budget.depth += 1
    yield from _inside(node, scope, given, walk)
    walk.budget.depth -= 1


def _deep(root: Node, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    """Below what Python's stack holds: every call is still found, of its variables nothing is known."""
    pending = [root]
    while pending:
        node = pending.pop()
        match node:
            case Call(name="quote" | "@"):
                continue
            case Call(name=name) if name in walk.names:
                yield CallSite(walk.program.owner(name, node.arity, scope.env), name, node.args, node, scope, given)
            case Remote(name=name) if name in walk.names:
                yield from _remote(node, scope, given)
            case _:
                pass
        pending.extend(reversed(children(node)))


def _inside(node: Node, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    match node:
        case Block(items=items):
            for item in items:
                yield from _node(item, scope, given, walk)
                scope = after(item, scope)
        case Fn(clauses=clauses):
            for clause in clauses:
                yield from _clause(clause, None, replace(scope, closure=True), given, walk)
        case Call(name="quote" | "@"):
            return
        case Call(name=name, args=(_, *_)) if name in _FORMS:
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
        if walk.budget.out or not _reaches(walk.program, clause, walk.names, True):
            continue
        arguments: list[Binding] = [Thunk(arg, scope) for arg in node.args]
        inner, answer = evaluator.enter(clause, arguments, (*scope.calls, key))
        if answer is not False:
            branches = tuple(evaluator.branch(branch) for branch in clause.branches)
            yield from _body(clause, replace(inner, closure=scope.closure), (*given, *branches), walk)
        if answer is True and not clause.branches:
            break


def _reaches(program: Program, definition: Definition, names: frozenset[str], follow: bool) -> bool:
    mentioned = program.mentions(definition)
    if mentioned & names:
        return True
    module = definition.env.module
    if not follow or not module:
        return False
    reaching = program.once(("reaching", module, names), lambda: _reaching(program, module, names))
    return not mentioned.isdisjoint(reaching)


def _reaching(program: Program, module: str, names: frozenset[str]) -> frozenset[str]:
    """The module's functions that call one of `names`, themselves or through others."""
    expanded = program.module(module)
    callers: dict[str, list[str]] = {}
    for definition in expanded.definitions if expanded else ():
        for name in program.mentions(definition):
            callers.setdefault(name, []).append(definition.name)
    found: set[str] = set()
    pending = [caller for name in names for caller in callers.get(name, ())]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending.extend(callers.get(name, ()))
    return frozenset(found)


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
    for key, branch in (("do", replace(here, index=0)), ("else", replace(here, holds=not here.holds, index=1))):
        body = keyword(sections, key)
        if body is not None:
            yield from _node(body, inner, (*given, branch), walk)


def _and_or(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    """`a && b`: the right side is reached when the left one decides nothing."""
    left, *rest = node.args
    yield from _node(left, scope, given, walk)
    here = Evaluator(walk.program).given(left, scope, node.name in ("&&", "and"))
    yield from _nodes(tuple(rest), after(left, scope), (*given, here), walk)


def _case(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    subject = node.args[0]
    yield from _node(subject, scope, given, walk)
    clauses, inner = clause_list(keyword(node.args[-1], "do")), after(subject, scope)
    text = f"case {Evaluator(walk.program).text(subject, scope)} do "
    ways = _Ways(walk.program, node, text, len(clauses))
    for index, clause in enumerate(clauses):
        yield from _clause(clause, Thunk(subject, scope), inner, (*given, *ways.given(clause, index, scope)), walk)


def _with(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    *steps, sections = node.args
    otherwise = keyword(sections, "else")
    text = f"with {Evaluator(walk.program).text(steps[0], scope)}{', …' if len(steps) > 1 else ''}" if steps else "with"
    ways = _Ways(walk.program, node, "with … else ", len(clause_list(otherwise)) + 1, 1)
    matched = (*given, ways.at(text, 0, scope))
    inner, here = scope, given
    for step in steps:
        yield from _node(step, inner, here, walk)
        inner = with_step(step, inner)
        here = matched if isinstance(step, Call) and step.name == "<-" else here
    body = keyword(sections, "do")
    if body is not None:
        yield from _node(body, inner, here, walk)
    if otherwise is not None:
        yield from _section(otherwise, scope, given, walk, ways)


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
        case Call(name="<-", args=(pattern, source)):
            bound: Bindings = {}
            bind_unknown(pattern, bound)
            return after(source, scope).bind(dict(bound))
        case _:
            return after(step, scope)


def _arrow(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    yield from _node(node.args[-1], scope, given, walk)


def _cond(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    clauses = clause_list(keyword(node.args[-1], "do"))
    ways = _Ways(walk.program, node, "", len(clauses))
    for index, clause in enumerate(clauses):
        yield from _nodes(clause.patterns, scope, given, walk)
        inner = scope
        for condition in clause.patterns:
            inner = after(condition, inner)
        yield from _node(clause.body, inner, (*given, *ways.given(clause, index, scope)), walk)


def _sections(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    """`try` and `receive`: sections of blocks or clauses."""
    sections = node.args[-1]
    pairs = [item.items for item in sections.items if isinstance(item, Tuple)] if isinstance(sections, List) else []
    found = [(getattr(pair[0], "value", ""), pair[1]) for pair in pairs if len(pair) == 2]
    count, before = sum(len(clause_list(content)) for _, content in found), 0
    for key, content in found:
        opening = "receive do " if node.name == "receive" and key == "do" else f"{node.name} … {key} "
        alone = count if node.name == "receive" else count + 1
        yield from _section(content, scope, given, walk, _Ways(walk.program, node, opening, alone, before))
        before += len(clause_list(content))


def _capture(node: Call, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    match node.args:
        case (Call(name="/"),):
            return
        case (body,):
            inner = replace(scope, closure=True)
            yield from _clause(shorthand(body, inner).clauses[0], None, inner, given, walk)
        case _:
            return


_DEEPEST = 80
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
    "cond": _cond,
    "&&": _and_or,
    "||": _and_or,
    "and": _and_or,
    "or": _and_or,
    "&": _capture,
}
