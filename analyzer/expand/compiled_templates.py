"""`EEx.function_from_string(:def, :render, text, [:page])` defines `render/1`: the function written out.

Source: EEx, Elixir's documentation; the arguments are atoms, none by default.
"""

from __future__ import annotations

from analyzer.expand.env import Env
from models.ast import Atom, Call, List, Node, Remote, Tuple, Variable

_NAMES = ("function_from_string", "function_from_file")


def as_definition(node: Node, env: Env) -> Node:
    """A template that is compiled to a function, as a `def` whose body is the form; any other form as it is."""
    match node:
        case Remote(name=name, args=(Atom(value="def" | "defp" as kind), Atom(value=function), _, *rest)) if (
            name in _NAMES and env.module_of(node.target) == "EEx"
        ):
            params = _params(rest[0]) if rest else ()
        case _:
            return node
    if params is None:
        return node
    head = Call(function, params, start=node.start, end=node.end)
    sections = List((Tuple((Atom("do"), node)),), start=node.start, end=node.end)
    return Call(kind, (head, sections), start=node.start, end=node.end)


def _params(node: Node) -> tuple[Node, ...] | None:
    names = node.items if isinstance(node, List) else ()
    found = tuple(Variable(name.value, start=name.start, end=name.end) for name in names if isinstance(name, Atom))
    return found if isinstance(node, List) and len(found) == len(names) else None
