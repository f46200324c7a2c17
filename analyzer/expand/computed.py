"""Forms whose definitions only running them would name."""

from __future__ import annotations

from analyzer.expand.env import Env
from analyzer.expand.index import Index
from analyzer.expand.knowledge import Knowledge
from analyzer.expand.loops import defines, is_loop
from models.ast import Call, Node, Remote

_PLAIN = frozenset(
    {"Logger", "Record", "Integer", "Bitwise", "Kernel", "Macro", "Code", "Module", "IEx", "Mix", "Protocol"}
)
"""Required modules of Elixir whose macros add no clauses to a callback."""


def may_define(node: Node, env: Env, index: Index, knowledge: Knowledge) -> bool:
    """A macro of a library that we do not know, or a loop that defines functions by computed names."""
    match node:
        case _ if is_loop(node):
            return defines(node)
        case Remote(target=target):
            module = env.module_of(target)
            if module is None or module not in env.required or module in index or module in _PLAIN:
                return False
            return knowledge.get(module) is None
        case Call(name="unquote" | "unquote_splicing"):
            return True
        case _:
            return False
