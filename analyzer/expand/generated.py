"""Modules that a comprehension over literals defines: `for name <- [A, B] do defmodule name do … end end`."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.expand.directives import keyword
from analyzer.expand.env import Env
from models.ast import Alias, Block, Call, List, Node, Variable


def generated_bodies(node: Call, env: Env) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Each module's name with its body; nothing when the comprehension is not over literal names."""
    match node.args:
        case (Call(name="<-", args=(Variable(name=variable), List(items=items))), sections):
            body = keyword(sections, "do")
        case _:
            return
    if body is None:
        return
    names = [env.module_of(item) for item in items]
    for inner in body.items if isinstance(body, Block) else (body,):
        match inner:
            case Call(name="defmodule", args=(Variable(name=name), block)) if name == variable:
                content = keyword(block, "do")
                for module in names:
                    if module and isinstance(content, Node):
                        yield module, content.items if isinstance(content, Block) else (content,)
            case Call(name="defmodule", args=(Alias(), _)):
                return
            case _:
                pass
