"""Which forms define modules whose names only values tell."""

from __future__ import annotations

from analyzer.expand.env import Env
from analyzer.expand.loops import MODULES, defines_inside, is_loop
from analyzer.expand.module_sources import module_here
from models.ast import Alias, Call, Node, Remote
from models.ast.walk import walk


def mints(node: Node, env: Env) -> bool:
    """A loop around modules, `Module.create`, a `defmodule` whose name is an expression."""
    if is_loop(node):
        return defines_inside(node, MODULES) or any(map(creates, walk(node)))
    if isinstance(node, Call) and node.name in MODULES:
        return not any(True for _ in module_here(node, env, ()))
    return creates(node)


def creates(node: Node) -> bool:
    """`Module.create(name, quote do … end, env)`."""
    match node:
        case Remote(target=Alias(names=("Module",)), name="create", args=(_, Call(name="quote", args=(_,)), _)):
            return True
        case _:
            return False
