"""Modules that nobody wrote by name: of a loop, `for name <- names do defmodule name do …`, of `Module.create`, of
code that a macro injects.

What they are called is a value, so they are found after the first index and then join it. Where that value, or what a
loop runs over, is not known, the place is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analyzer.evaluate.choices import truth
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.forms.references import module_scope
from analyzer.evaluate.minting import creates, mints
from analyzer.evaluate.moulded import implementations, moulded
from analyzer.evaluate.program import Program
from analyzer.evaluate.rounds import loop_of, rounds
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.showing import clipped
from analyzer.evaluate.statements import after
from analyzer.evaluate.values import AtomV
from analyzer.expand.bodies import Body, branch_bodies, forms, statement
from analyzer.expand.definitions import Branch, Site
from analyzer.expand.env import Env
from analyzer.expand.loops import MODULES, defines, is_loop
from analyzer.expand.module_source import ModuleSource
from analyzer.expand.module_sources import module_here, with_nested
from analyzer.expand.sections import is_branch
from analyzer.syntax import parse_slice
from models.ast import Block, Call, Elided, Node, Remote
from models.ast.walk import walk
from models.evidence import Reason, Unresolved

MAX_MODULES = 1000
"""So many modules may one loop define."""

Made = Iterator[ModuleSource | Site]
"""Modules, and the places of forms that may define others."""


def generated_sources(program: Program, files: Iterable[tuple[str, Node]]) -> Made:
    """Every module that a loop over known names, `Module.create` or a macro of ours defines."""
    for path, root in files:
        yield from _beside(program, forms(root), Scope(Env(path)), ())
    for source in program.index.sources:
        if any(_may_mint(node, source.env) for node in source.body):
            module = program.expanded(source)
            for form in module.forms:
                if mints(form.node, form.env):
                    yield from _generated(program, form.node, module_scope(module, form), form.branches)
    yield from _injected(program)


def unnamed_modules(program: Program, places: Iterable[Site]) -> Iterator[Unresolved]:
    """What defines modules that nobody can name, as the model says it."""
    for place in places:
        yield Unresolved(reason=Reason.UNQUOTE, text=clipped(program.text(place)), span=program.place(place))


def _may_mint(node: Node, env: Env) -> bool:
    parts = walk(node) if isinstance(node, Block) or is_branch(statement(node)) else (statement(node),)
    return any(mints(part, env) for part in parts)


def _injected(program: Program) -> Iterator[ModuleSource]:
    """The modules in the code that macros of ours inject."""
    if not any(map(_quotes_modules, program.index.sources)):
        return
    for source in program.index.sources:
        for form in program.expanded(source).forms:
            if form.injection and isinstance(form.node, Call) and form.node.name in MODULES:
                for found in with_nested(module_here(form.node, form.env, form.branches)):
                    yield replace(found, generated=True)


def _quotes_modules(source: ModuleSource) -> bool:
    """Whether a macro, or a function that may serve one, has a quoted module."""
    return any(
        isinstance(form, Call)
        and form.name in ("defmacro", "defmacrop", "def", "defp")
        and any(
            isinstance(part, Call)
            and part.name == "quote"
            and any(isinstance(inner, Call) and inner.name in MODULES for inner in walk(part))
            for part in walk(form)
        )
        for form in source.body
    )


def _beside(program: Program, items: tuple[Node, ...], scope: Scope, branches: tuple[Branch, ...]) -> Made:
    """The modules of a file that are not written by name, outside of every module."""
    for item in items:
        node = statement(item)
        if isinstance(node, Block):
            yield from _beside(program, node.items, scope, branches)
        elif mints(node, scope.env):
            yield from _generated(program, node, scope, branches)
        elif is_branch(node):
            for body in branch_bodies(node, scope.env.file, branches):
                yield from _beside(program, forms(body.code), _bound(body, scope), body.branches)
        elif not isinstance(node, Call) or node.name not in MODULES:
            yield from _untold(node, scope)
        scope = after(item, scope)


def _untold(node: Node, scope: Scope) -> Iterator[Site]:
    """A form that we do not follow, and that defines modules."""
    if defines(node, MODULES):
        head = node.args[0] if isinstance(node, Call) and node.args else node
        yield Site(scope.env.file, head.start, head.end)


def _bound(body: Body, scope: Scope) -> Scope:
    for match in body.bound:
        scope = after(match, scope)
    return scope


def _generated(program: Program, node: Node, scope: Scope, branches: tuple[Branch, ...]) -> Made:
    if any(isinstance(part, Elided) for part in walk(node)):
        node = parse_slice(program.source(scope.env.file).data, node.start, node.end)
    yield from _body(Evaluator(program), node, scope, branches)


def _rounds(ev: Evaluator, node: Node, scope: Scope, branches: tuple[Branch, ...]) -> Made:
    loop = loop_of(node)
    made = 0
    for inner in rounds(ev, loop.steps, scope) if loop else (None,):
        if inner is None or loop is None:
            yield from _untold(node, scope)
            continue
        for found in _body(ev, loop.body, inner, branches):
            made += 1
            if made > MAX_MODULES:
                yield from _untold(node, scope)
                return
            yield found


def _body(ev: Evaluator, body: Node, scope: Scope, branches: tuple[Branch, ...]) -> Made:
    for item in forms(body):
        match node := statement(item):
            case Block():
                yield from _body(ev, node, scope, branches)
            case Call(name="defmodule", args=(name, block)):
                yield from _named(ev, node, name, block, scope, branches, inner=True)
            case Call(name="defimpl" | "defprotocol"):
                yield from implementations(ev, node, scope, branches)
            case Remote(name="create", args=(name, Call(args=(block,)), _)) if creates(node):
                written = Call("defmodule", (name, block), start=node.start, end=node.end)
                yield from _named(ev, written, name, block, scope, branches, inner=False)
            case Call() if is_branch(node):
                for inner in _taken(ev, node, scope, branches):
                    yield from _body(ev, inner.code, _bound(inner, scope), inner.branches)
            case _ if is_loop(node) and mints(node, scope.env):
                yield from _rounds(ev, node, scope, branches)
            case _:
                yield from _untold(node, scope)
        scope = after(item, scope)


def _taken(ev: Evaluator, node: Call, scope: Scope, branches: tuple[Branch, ...]) -> Iterator[Body]:
    """The section of an `if` that this round takes; all, under their conditions, where that is not known."""
    known = truth(ev.fresh().value(node.args[0], scope)) if node.name in ("if", "unless") else None
    for body in branch_bodies(node, scope.env.file, branches):
        if known is None:
            yield body
        elif known == body.branches[-1].holds:
            yield body._replace(branches=branches)


def _named(
    ev: Evaluator, node: Call, name: Node, block: Node, scope: Scope, branches: tuple[Branch, ...], *, inner: bool
) -> Made:
    """The module of a name. An `inner` one that is written counts from the module around it."""
    written = next((found.name for found in module_here(node, scope.env, branches)), None) if inner else None
    value = ev.fresh().value(name, scope)
    if written is None and isinstance(value, AtomV) and value.is_module and not value.soft:
        written = value.module
    if written is not None:
        yield from with_nested((moulded(ev, node, written, block, scope, branches),))
    else:
        yield Site(scope.env.file, name.start, name.end)
