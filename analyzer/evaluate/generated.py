"""Modules that nobody wrote by name: of a loop, `for name <- names do defmodule name do …`, of `Module.create`, of
code that a macro injects.

What they are called is a value, so they are found after the first index and then join it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analyzer.evaluate.choices import truth
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.forms.references import module_scope
from analyzer.evaluate.fragments import code_of, filled
from analyzer.evaluate.program import Program
from analyzer.evaluate.rounds import loop_of, rounds
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import after
from analyzer.evaluate.values import AtomV
from analyzer.expand.bodies import branch_bodies, forms, is_branch
from analyzer.expand.definitions import Branch, do_body
from analyzer.expand.env import Env
from analyzer.expand.loops import defines, is_loop
from analyzer.expand.module_source import ModuleSource
from analyzer.expand.module_sources import module_here, with_nested
from analyzer.syntax import parse_slice
from models.ast import Alias, Block, Call, Elided, Node, Remote, Variable
from models.ast.walk import walk
from models.modules import ModuleKind

MAX_MODULES = 1000
"""So many modules may one loop define."""


def generated_sources(program: Program, files: Iterable[tuple[str, Node]]) -> Iterator[ModuleSource]:
    """Every module that a loop over known names, `Module.create` or a macro of ours defines."""
    for path, root in files:
        yield from _beside(program, forms(root), Scope(Env(path)), ())
    for source in program.index.sources:
        if any(_defines_modules(node) for node in source.body):
            module = program.expanded(source)
            for form in module.forms:
                if _defines_modules(form.node):
                    yield from _generated(program, form.node, module_scope(module, form), form.branches)
    yield from _injected(program)


def _injected(program: Program) -> Iterator[ModuleSource]:
    """The modules in the code that macros of ours inject."""
    if not any(map(_quotes_modules, program.index.sources)):
        return
    for source in program.index.sources:
        for form in program.expanded(source).forms:
            if form.injection and isinstance(form.node, Call) and form.node.name in _MODULES:
                for found in with_nested(module_here(form.node, form.env, form.branches)):
                    yield replace(found, generated=True)


def _quotes_modules(source: ModuleSource) -> bool:
    """Whether a macro, or a function that may serve one, has a quoted module."""
    return any(
        isinstance(form, Call)
        and form.name in ("defmacro", "defmacrop", "def", "defp")
        and any(isinstance(part, Call) and part.name == "quote" and defines(part, _MODULES) for part in walk(form))
        for form in source.body
    )


def _defines_modules(node: Node) -> bool:
    if not is_loop(node):
        return _creates(node)
    return defines(node, frozenset({"defmodule"})) or any(map(_creates, walk(node)))


def _creates(node: Node) -> bool:
    """`Module.create(name, quote do … end, env)`."""
    match node:
        case Remote(target=Alias(names=("Module",)), name="create", args=(_, Call(name="quote", args=(_,)), _)):
            return True
        case _:
            return False


def _beside(
    program: Program, items: tuple[Node, ...], scope: Scope, branches: tuple[Branch, ...]
) -> Iterator[ModuleSource]:
    """The loops of a file, outside of every module."""
    for node in items:
        if _defines_modules(node):
            yield from _generated(program, node, scope, branches)
        elif isinstance(node, Call) and is_branch(node):
            for body, inner in branch_bodies(node, scope.env.file, branches):
                yield from _beside(program, forms(body), scope, inner)
        elif isinstance(node, Call) and node.name not in _MODULES:
            scope = after(node, scope)


def _generated(program: Program, node: Node, scope: Scope, branches: tuple[Branch, ...]) -> Iterator[ModuleSource]:
    if any(isinstance(part, Elided) for part in walk(node)):
        node = parse_slice(program.source(scope.env.file).data, node.start, node.end)
    yield from _body(Evaluator(program), node, scope, branches)


def _rounds(ev: Evaluator, node: Node, scope: Scope, branches: tuple[Branch, ...]) -> Iterator[ModuleSource]:
    loop = loop_of(node)
    if loop is None:
        return
    made = 0
    for inner in rounds(ev, loop.steps, scope):
        if inner is None:
            continue
        for found in _body(ev, loop.body, inner, branches):
            made += 1
            if made > MAX_MODULES:
                return
            yield from with_nested((found,))


def _body(ev: Evaluator, body: Node, scope: Scope, branches: tuple[Branch, ...]) -> Iterator[ModuleSource]:
    for node in forms(body):
        match node:
            case Block():
                yield from _body(ev, node, scope, branches)
            case Call(name="=" | "alias" | "require" | "import"):
                scope = after(node, scope)
            case Call(name="defmodule", args=(name, block)):
                yield from _named(ev, node, name, block, scope, branches)
            case Remote(name="create", args=(name, Call(args=(block,)), _)) if _creates(node):
                written = Call("defmodule", (name, block), start=node.start, end=node.end)
                yield from _named(ev, written, name, block, scope, branches)
            case Call() if is_branch(node):
                for inner, around in _taken(ev, node, scope, branches):
                    yield from _body(ev, inner, scope, around)
            case _ if _defines_modules(node):
                yield from _rounds(ev, node, scope, branches)
            case _:
                pass


def _taken(
    ev: Evaluator, node: Call, scope: Scope, branches: tuple[Branch, ...]
) -> Iterator[tuple[Node, tuple[Branch, ...]]]:
    """The section of an `if` that this round takes; both, under their conditions, where that is not known."""
    known = truth(ev.fresh().value(node.args[0], scope))
    for body, around in branch_bodies(node, scope.env.file, branches):
        if known is None:
            yield body, around
        elif known == around[-1].holds:
            yield body, branches


def _named(
    ev: Evaluator, node: Call, name: Node, block: Node, scope: Scope, branches: tuple[Branch, ...]
) -> Iterator[ModuleSource]:
    module = ev.fresh().value(name, scope)
    if isinstance(module, AtomV) and module.is_module and not module.soft:
        yield _source(ev, node, module.module, block, scope, branches)


def _source(
    ev: Evaluator, node: Call, module: str, block: Node, scope: Scope, branches: tuple[Branch, ...]
) -> ModuleSource:
    """The module of one round. Its body begins with the variables of the loop that it sees."""
    content = filled(block, ev.fresh(), scope)
    body = (*_variables(ev, block, scope), *forms(do_body(content)))
    env = scope.env.inside(module)
    return ModuleSource(module, ModuleKind.MODULE, env.file, node, body, env, branches, True)


def _variables(ev: Evaluator, block: Node, scope: Scope) -> Iterator[Node]:
    for name in dict.fromkeys(part.name for part in walk(block) if isinstance(part, Variable)):
        binding = scope.bindings.get(name)
        code = code_of(ev.force(binding), block) if binding is not None else None
        if code is not None:
            at = {"start": block.start, "end": block.start}
            yield Call("=", (Variable(name, **at), code), **at)


_MODULES = frozenset({"defmodule", "defprotocol", "defimpl"})
