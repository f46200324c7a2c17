"""Forms whose definitions only running them would tell."""

from __future__ import annotations

from analyzer.expand.env import Env
from analyzer.expand.index import Index
from analyzer.expand.knowledge import Knowledge
from analyzer.expand.loops import MODULES, PARTS, defines_inside, is_loop
from models.ast import Alias, Call, Node, Remote, Variable
from models.ast.walk import walk

_PLAIN = frozenset(
    {"Logger", "Record", "Integer", "Bitwise", "Kernel", "Macro", "Code", "Module", "IEx", "Mix", "Protocol"}
)
"""Required modules of Elixir whose macros add no clauses to a callback."""


def may_define(node: Node, env: Env, index: Index, knowledge: Knowledge) -> bool:
    """A macro of a library that we do not know, code that is evaluated here, or definitions inside another form."""
    match node:
        case Call(name="unquote" | "unquote_splicing"):
            return True
        case _ if is_loop(node):
            return defines_inside(node)
        case Remote() if _evaluates(node) or _is_foreign_macro(node, env, index, knowledge):
            return True
        case _:
            return defines_inside(node, PARTS | MODULES)


def _is_foreign_macro(node: Remote, env: Env, index: Index, knowledge: Knowledge) -> bool:
    module = env.module_of(node.target)
    if module is None or module not in env.required or module in index or module in _PLAIN:
        return False
    return knowledge.get(module) is None


def _evaluates(node: Remote) -> bool:
    """`Module.eval_quoted(__MODULE__, code)`, `Code.eval_string(text, [], __ENV__)`, a deletion of who knows what."""
    match node:
        case Remote(target=Alias(names=("Module",)), name="delete_definition"):
            return True
        case Remote(target=Alias(names=("Module" | "Code",)), name=name) if name.startswith("eval_"):
            return any(isinstance(part, Variable) and part.name in ("__MODULE__", "__ENV__") for part in walk(node))
        case _:
            return False
