"""The clauses of a macro, and which of them takes the arguments."""

from __future__ import annotations

from analyzer.expand.definitions import Definition, default, without_default
from analyzer.expand.env import Env
from analyzer.expand.index import Index
from analyzer.expand.passed import UNKNOWN, is_data
from analyzer.expand.patterns import Bindings, both, guard, match
from models.ast import Call, Node, Remote


def is_defined(index: Index, module: str, name: str, arity: int) -> bool:
    return bool(clauses_of(index, module, name, arity))


def is_macro(index: Index, module: str, name: str, arity: int) -> bool:
    return any(clause.kind.macro and clause.kind.public for clause in clauses_of(index, module, name, arity))


def clauses_of(index: Index, module: str, name: str, arity: int) -> list[Definition]:
    sources = index.by_name.get(module, ())
    return [d for source in sources for d in source.own_definitions if d.name == name and d.accepts(arity)]


def bind_params(clause: Definition, args: tuple[Node, ...], bindings: dict[str, Node]) -> bool | None:
    missing = clause.arity - len(args)
    given = iter(args)
    answers: list[bool | None] = []
    for param in clause.params:
        value = default(param)
        if value is not None and missing > 0:
            missing -= 1
            value = value if is_data(value) else UNKNOWN
        else:
            value = next(given)
        answers.append(match(without_default(param), value, bindings))
    if clause.guard is not None:
        answers.append(guard(clause.guard, bindings))
    return both(answers)


def match_head(pattern: Node, value: Node, found: dict[str, Node], outer: Bindings) -> bool | None:
    condition: Node | None = None
    if isinstance(pattern, Call) and pattern.name == "when" and len(pattern.args) == 2:
        pattern, condition = pattern.args
    answer = match(pattern, value, found)
    return answer if condition is None else both((answer, guard(condition, {**outer, **found})))


def macro_of(node: Call | Remote, env: Env, index: Index) -> str | None:
    """The module of ours whose macro a call at the module's level runs."""
    if node.name not in index.macro_names:
        return None
    if isinstance(node, Remote):
        module = env.module_of(node.target)
        modules = [module] if module is not None and module in env.required else []
    else:
        modules = [found.module for found in env.imports if found.macros and found.brings(node.name, node.arity)]
    return next((m for m in modules if m in index and is_macro(index, m, node.name, node.arity)), None)
