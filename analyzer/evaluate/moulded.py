"""A module as one round of a loop makes it: its name and its body with the values of that round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.fragments import code_of, filled
from analyzer.evaluate.scope import Scope
from analyzer.expand.bodies import forms
from analyzer.expand.definitions import Branch, Site, do_body
from analyzer.expand.module_source import ModuleSource
from analyzer.expand.module_sources import module_here, with_nested
from models.ast import Alias, Atom, Call, List, Node, Tuple, Variable
from models.ast.walk import walk
from models.modules import ModuleKind


def moulded(
    ev: Evaluator, node: Call, module: str, block: Node, scope: Scope, branches: tuple[Branch, ...]
) -> ModuleSource:
    """The module of one round. Its body begins with the variables of the loop that it sees."""
    env = scope.env.inside(module)
    return ModuleSource(module, ModuleKind.MODULE, env.file, node, _body(ev, block, scope), env, branches, True)


def implementations(
    ev: Evaluator, node: Call, scope: Scope, branches: tuple[Branch, ...]
) -> Iterator[ModuleSource | Site]:
    """What a `defimpl` of one round defines; its place where that is not known."""
    named = replace(node, args=tuple(_named(ev, arg, scope) for arg in node.args))
    found = tuple(module_here(named, scope.env, branches))
    for source in found:
        made = replace(source, body=_body(ev, node.args[-1], scope), generated=True)
        yield from with_nested((made,))
    if not found:
        head = node.args[0] if node.args else node
        yield Site(scope.env.file, head.start, head.end)


def _named(ev: Evaluator, arg: Node, scope: Scope) -> Node:
    """An argument with what it is for, or whose protocol it is, put in as a value."""
    match arg:
        case List(items=items):
            return replace(arg, items=tuple(_pair(ev, item, scope) for item in items))
        case Alias() | Atom():
            return arg
        case _:
            return code_of(ev.fresh().value(arg, scope), arg) or arg


def _pair(ev: Evaluator, item: Node, scope: Scope) -> Node:
    match item:
        case Tuple(items=(Atom(value="for") as key, target)):
            known = code_of(ev.fresh().value(target, scope), target)
            return replace(item, items=(key, known)) if known is not None else item
        case _:
            return item


def _body(ev: Evaluator, block: Node, scope: Scope) -> tuple[Node, ...]:
    content = filled(block, ev.fresh(), scope)
    return (*_variables(ev, block, scope), *forms(do_body(content)))


def _variables(ev: Evaluator, block: Node, scope: Scope) -> Iterator[Node]:
    for name in dict.fromkeys(part.name for part in walk(block) if isinstance(part, Variable)):
        binding = scope.bindings.get(name)
        code = code_of(ev.force(binding), block) if binding is not None else None
        if code is not None:
            at = {"start": block.start, "end": block.start}
            yield Call("=", (Variable(name, **at), code), **at)
