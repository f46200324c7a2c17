"""The modules that a file writes: their names, how they nest, the environment around each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzer.expand.bodies import branch_bodies, forms, statement
from analyzer.expand.definitions import Branch, do_body
from analyzer.expand.directives import apply_directive, implicit_alias, keyword
from analyzer.expand.env import Env, Import
from analyzer.expand.module_source import MODULE_KINDS, ModuleSource
from analyzer.expand.sections import is_branch
from models.ast import Block, Call, List, Node
from models.modules import ModuleKind

_PROTOCOL = Import("Protocol", frozenset({("def", 1)}))
"""What a protocol declares its functions with."""


def module_sources(root: Node, file: str) -> Iterator[ModuleSource]:
    """The modules of one file, outer ones first."""
    yield from _modules(forms(root), Env(file), ())


def _modules(items: Iterable[Node], env: Env, branches: tuple[Branch, ...]) -> Iterator[ModuleSource]:
    for item in map(statement, items):
        env = apply_directive(item, env)
        if isinstance(item, Block):
            yield from _modules(item.items, env, branches)
        elif is_branch(item):
            for body in branch_bodies(item, env.file, branches):
                yield from _modules(forms(body.code), env, body.branches)
        elif isinstance(item, Call) and item.name in MODULE_KINDS:
            yield from with_nested(tuple(module_here(item, env, branches)))
            env = implicit_alias(item, env)


def with_nested(found: Iterable[ModuleSource]) -> Iterator[ModuleSource]:
    """Modules, each followed by those inside it."""
    for source in found:
        yield source
        yield from _modules(source.body, source.env, source.branches)


def module_here(node: Call, env: Env, branches: tuple[Branch, ...]) -> Iterator[ModuleSource]:
    """What a `defmodule`, `defprotocol` or `defimpl` defines (a defimpl for a list defines several)."""
    kind = MODULE_KINDS[node.name]
    body = forms(do_body(node.args[-1])) if node.args else ()
    names = tuple(_names(node, kind, env))
    if kind is ModuleKind.PROTOCOL:
        env = env.with_import(_PROTOCOL)
    for name in names:
        yield ModuleSource(name, kind, env.file, node, body, env.inside(name), branches)


def _names(node: Call, kind: ModuleKind, env: Env) -> Iterator[str]:
    if not node.args:
        return
    if kind is ModuleKind.IMPLEMENTATION:
        yield from _implementation_names(node, env)
        return
    first = node.args[0]
    names, base = getattr(first, "names", ()), getattr(first, "base", None)
    if names and base is None and names[0] != "Elixir" and env.module:
        yield ".".join((env.module, *names))
    elif names and base is None and not env.module:
        yield ".".join(names[1:] if names[0] == "Elixir" else names)
    else:
        name = env.module_of(first)
        if name:
            yield name


def _implementation_names(node: Call, env: Env) -> Iterator[str]:
    protocol = env.module_of(node.args[0])
    target = next((t for arg in node.args[1:] if (t := keyword(arg, "for")) is not None), None)
    targets = target.items if isinstance(target, List) else (target,) if target is not None else ()
    names = [env.module_of(item) for item in targets] if target is not None else [env.module]
    for name in names:
        if protocol and name:
            yield f"{protocol}.{name}"
