"""Variables of a function that the app's own macros bind: by `var!(name) = …`, or by a pattern they were handed.

Whoever reads the function sees a match of those variables around the call. What they hold, only the macro knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.expand.clauses import clauses_of, macro_of
from analyzer.expand.directives import apply_directive
from analyzer.expand.env import Env
from analyzer.expand.index import Index
from analyzer.expand.macro_matches import patterns
from models.ast import Call, Node, Remote, Variable
from models.ast.substitute import substitute
from models.ast.walk import walk


def marked(body: Node, env: Env, index: Index) -> Node:
    """The body, in which each call of a macro that binds variables is a match of them."""
    for node in walk(body):
        env = apply_directive(node, env)

    def match(node: Node) -> tuple[Node, ...] | None:
        if isinstance(node, Call) and node.name == "|>":
            return (node,)
        if not isinstance(node, Call | Remote) or node.name not in index.binding_macros:
            return None
        names = dict.fromkeys(_bound(node, env, index))
        if not names:
            return None
        pattern = Call("bound by a macro", tuple(Variable(name) for name in names))
        return (Call("=", (pattern, node), start=node.start, end=node.end),)

    return substitute(body, match)


def _bound(node: Call | Remote, env: Env, index: Index) -> Iterator[str]:
    """The names of the caller's variables that a call may bind."""
    module = macro_of(node, env, index) or (env.module if isinstance(node, Call) else None)
    clauses = clauses_of(index, module, node.name, node.arity) if module else []
    for clause in clauses:
        for left in patterns(clause.node) if clause.kind.macro else ():
            yield from _written(left)
            if any(isinstance(part, Call) and part.name == "unquote" for part in walk(left)):
                found = (part for arg in node.args for part in walk(arg))
                yield from (part.name for part in found if isinstance(part, Variable))


def _written(left: Node) -> Iterator[str]:
    for part in walk(left):
        match part:
            case Call(name="var!", args=(Variable(name=name), *_)):
                yield name
            case _:
                pass
