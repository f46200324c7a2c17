"""Walking a function's body: every call of certain names, with the scope it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.evaluate.arguments import with_defaults
from analyzer.evaluate.budget import Budget
from analyzer.evaluate.clause_heads import head_given
from analyzer.evaluate.entering import enter
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.macro_calls import macro_part
from analyzer.evaluate.part import Part
from analyzer.evaluate.parts import body_parts, parts
from analyzer.evaluate.program import Program
from analyzer.evaluate.reaching import reaches
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.values import Given, UnknownV
from analyzer.expand.definitions import Definition, Site, without_default
from models.ast import Atom, Call, List, Node, Remote, Tuple, Variable
from models.ast.walk import children
from models.evidence import Reason
from models.modules import FunctionKind

_FOLLOW = 6
_DEEPEST = 80
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
        """Where the function makes it: of what a macro writes, where the macro is called."""
        return self.scope.asked or Site(self.scope.env.file, self.node.start, self.node.end)


@dataclass(slots=True)
class _Walk:
    program: Program
    names: frozenset[str]
    follow: bool
    budget: Budget
    stated: bool = False


def sites(
    program: Program,
    definition: Definition,
    names: frozenset[str],
    *,
    follow: bool = False,
    budget: Budget | None = None,
    stated: bool = False,
) -> Iterator[CallSite]:
    """The calls of `names` in a function whose parameters are unknown.

    With `follow`, calls to other functions of the same module that reach such a call are entered with
    their arguments, as far as the budget goes: where it is `out` in the end, there may be more. `stated`:
    the function may also state such a call as `{module, function, arguments}`.
    """
    if not stated and not reaches(program, definition, names, follow):
        return
    arguments: list[Binding] = [_parameter(param, definition) for param in definition.params]
    scope, _ = enter(Evaluator(program), definition, arguments)
    yield from _body(definition, scope, (), _Walk(program, names, follow, budget or site_budget(), stated))


def site_budget() -> Budget:
    """What one query may look at."""
    return Budget(_FOLLOWED, _DEEPEST)


def _parameter(param: Node, definition: Definition) -> UnknownV:
    inner = without_default(param)
    name = inner.name if isinstance(inner, Variable) else "argument"
    return UnknownV(Reason.PARAMETER, name, site=Site(definition.file, param.start, param.end))


def _body(definition: Definition, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    for part in body_parts(definition.node, walk.program.body(definition), scope):
        yield from _part(part, given, walk)


def _part(part: Part, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    here = (*given, Evaluator(walk.program).branch(part.branch)) if part.branch else given
    yield from _node(part.node, part.scope, here, walk)


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
    found = tuple(parts(node, scope))
    for part in found:
        yield from _part(part, given, walk)
    macro = None if found else macro_part(walk.program, node, scope)
    if macro is not None:
        yield from _part(macro, given, walk)
    if not found:
        yield from _plain(node, scope, given, walk)


def _plain(node: Node, scope: Scope, given: tuple[Given, ...], walk: _Walk) -> Iterator[CallSite]:
    """An expression without branches: itself, where it is a call, and its children."""
    match node:
        case Call(name="quote" | "@" | "&"):
            return
        case Call():
            yield from _local(node, scope, given, walk)
        case Remote(name=name) if name in walk.names:
            yield from _remote(node, scope, given)
        case Tuple(items=(target, Atom(value=name), List(items=args))) if walk.stated and name in walk.names:
            module = scope.env.module_of(target)
            if module:
                yield CallSite(module, name, args, node, scope, given)
        case _:
            pass
    for child in children(node):
        yield from _node(child, scope, given, walk)


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
    if key in scope.calls:
        return
    taken = list(_taken(node, key, scope, walk))
    clauses = [clause for clause, _ in taken]
    for clause, inner in taken:
        if walk.budget.left < 0 or not reaches(walk.program, clause, walk.names, True):
            continue
        if len(scope.calls) >= _FOLLOW:
            walk.budget.out = True
        else:
            branches = (Evaluator(walk.program).branch(branch) for branch in clause.branches)
            here = (*given, *branches, *head_given(walk.program, clause, clauses))
            yield from _body(clause, replace(inner, closure=scope.closure), here, walk)


def _taken(node: Call, key: tuple[str, str, int], scope: Scope, walk: _Walk) -> Iterator[tuple[Definition, Scope]]:
    """The clauses that a call may take, each with the scope inside it."""
    owner, name, arity = key
    evaluator = Evaluator(walk.program)
    arguments: list[Binding] = [Thunk(arg, scope) for arg in node.args]
    clauses = walk.program.clauses(owner, name, arity)
    for head in clauses:
        if head.body is None and head.arity > arity and head.kind is not FunctionKind.DEFDELEGATE:
            arguments, clauses = with_defaults(head, arguments), walk.program.clauses(owner, name, head.arity)
            break
    for clause in clauses:
        if clause.body is None:
            continue
        inner, answer = enter(evaluator, clause, arguments, (*scope.calls, key))
        if answer is not False:
            yield clause, inner
        if answer is True and not clause.branches:
            return
