"""Following a macro without running it: which quoted code does `__using__` return?

The value of a macro-time expression is Elixir's AST, so it is a `Node` here. Bindings map the
macro's variables to such values. What is not static gives None, and the caller says why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from analyzer.expand.bodies import forms
from analyzer.expand.clauses import bind_params, clauses_of, match_head
from analyzer.expand.definitions import do_body
from analyzer.expand.directives import apply_directive, keyword
from analyzer.expand.env import Env
from analyzer.expand.index import Index
from analyzer.expand.keywords import value_and_rest
from analyzer.expand.passed import UNKNOWN, inserted
from analyzer.expand.patterns import Bindings, match, variables
from analyzer.expand.quoted import Quoted, as_value, by_file
from analyzer.expand.unquoting import absolute, unquoted
from models.ast import (
    Alias,
    Atom,
    Block,
    Call,
    Charlist,
    Clause,
    Float,
    Integer,
    List,
    Node,
    Remote,
    String,
    Tuple,
    Variable,
)

_DEPTH = 12


@dataclass(frozen=True, slots=True)
class _Context:
    index: Index
    env: Env
    bindings: Bindings
    depth: int = 0


def expand_macro(index: Index, module: str, name: str, args: tuple[Node, ...]) -> tuple[Quoted, ...] | None:
    """The quoted code of `module.name(args)`, one entry per file and quote; None when it is not static."""
    source = index.get(module)
    if source is None:
        return None
    key = (module, name, args)
    if key not in index.expansions:
        found = _call(module, name, args, _Context(index, source.env, {}))
        index.expansions[key] = None if found is None else tuple(p for quoted in found for p in by_file(quoted))
    return cast("tuple[Quoted, ...] | None", index.expansions[key])


def _call(module: str, name: str, args: tuple[Node, ...], context: _Context) -> tuple[Quoted, ...] | None:
    """The first clause that takes the arguments; no answer when one before it, or it itself, only may."""
    if context.depth > _DEPTH or len(context.index.by_name.get(module, ())) > 1:
        return None
    for clause in clauses_of(context.index, module, name, len(args)):
        if clause.body is None:
            continue
        bindings: dict[str, Node] = {}
        answer = bind_params(clause, args, bindings)
        if answer is None or (answer and clause.branches):
            return None
        if answer:
            inner = _Context(context.index, clause.env, bindings, context.depth + 1)
            return _returned(do_body(clause.body), inner)
    return None


def _returned(body: Node | None, context: _Context) -> tuple[Quoted, ...] | None:
    """What the last expression of a macro's body gives."""
    items = forms(body)
    for item in items[:-1]:
        context = _statement(item, context)
    return _quoted(items[-1], context) if items else ()


def _statement(item: Node, context: _Context) -> _Context:
    match item:
        case Call(name="=", args=(pattern, value)):
            reduced = reduce(value, context)
            found: dict[str, Node] = {}
            known = reduced is not None and match(pattern, reduced, found)
            new = found if known else dict.fromkeys(variables(pattern), UNKNOWN)
            return replace(context, bindings={**context.bindings, **new})
        case _:
            env = apply_directive(item, context.env)
            return context if env is context.env else replace(context, env=env)


def _quoted(node: Node, context: _Context) -> tuple[Quoted, ...] | None:
    match node:
        case Call(name="quote", args=args):
            return (Quoted(_unquoted(args, context), context.env),)
        case List(items=items):
            parts = [_quoted(item, context) for item in items]
            found = tuple(replace(q, listed=True) for part in parts if part is not None for q in part)
            return found if None not in parts else None
        case Call(name="apply", args=(target, function, List(items=args))):
            return _applied(target, function, args, context)
        case Call(name="case", args=(subject, sections)):
            return _case(subject, sections, context)
        case Call(name="if" | "unless", args=(condition, sections)):
            return _if(node.name == "if", condition, sections, context)
        case Variable(name=name) if name in context.bindings:
            return _as_code(context.bindings[name], node, context)
        case Atom(value="nil"):
            return ()
        case Block():
            return _returned(node, context)
        case Call(name=name, args=args) if context.env.module:
            return _call(context.env.module, name, _reduced(args, context), context)
        case Variable(name=name) if context.env.module:
            return _call(context.env.module, name, (), context)
        case Remote(target=target, name=name, args=args):
            module = context.env.module_of(target)
            return _call(module, name, _reduced(args, context), context) if module else None
        case _:
            return None


def _unquoted(args: tuple[Node, ...], context: _Context) -> tuple[Node, ...]:
    def value(node: Node, bindings: Bindings) -> Node | None:
        return reduce(node, replace(context, bindings=bindings))

    return unquoted(args, context.bindings, context.env, value)


def _as_code(value: Node, place: Node, context: _Context) -> tuple[Quoted, ...] | None:
    code = inserted(value, place) if value != UNKNOWN else None
    return None if code is None else (Quoted(tuple(form for item in code for form in forms(item)), context.env),)


def _applied(target: Node, function: Node, args: tuple[Node, ...], context: _Context) -> tuple[Quoted, ...] | None:
    module, name = context.env.module_of(target), reduce(function, context)
    if module is None or not isinstance(name, Atom):
        return None
    return _call(module, name.value, _reduced(args, context), context)


def _reduced(args: tuple[Node, ...], context: _Context) -> tuple[Node, ...]:
    return tuple(value if (value := reduce(arg, context)) is not None else UNKNOWN for arg in args)


def _case(subject: Node, sections: Node, context: _Context) -> tuple[Quoted, ...] | None:
    value, clauses = reduce(subject, context), keyword(sections, "do")
    if value is None or not isinstance(clauses, List):
        return None
    for clause in clauses.items:
        if not isinstance(clause, Clause) or not clause.patterns:
            return None
        found: dict[str, Node] = {}
        answer = match_head(clause.patterns[0], value, found, context.bindings)
        if answer is None:
            return None
        if answer:
            return _returned(clause.body, replace(context, bindings={**context.bindings, **found}))
    return None


def _if(positive: bool, condition: Node, sections: Node, context: _Context) -> tuple[Quoted, ...] | None:
    value = reduce(condition, context)
    if value is None:
        return None
    taken = (value not in _FALSY) == positive
    return _returned(keyword(sections, "do" if taken else "else"), context)


_FALSY = (Atom("nil"), Atom("false"))


def reduce(node: Node, context: _Context) -> Node | None:
    """The AST that a macro-time expression gives, when it is static."""

    def known(inner: Node) -> Node | None:
        return reduce(inner, context)

    match node:
        case Atom() | String() | Charlist() | Integer() | Float() | Alias():
            return node
        case Variable(name="__MODULE__"):
            return absolute(context.env.module) if context.env.module else None
        case Variable(name=name):
            value = context.bindings.get(name)
            return None if value == UNKNOWN else value
        case List(items=items) | Tuple(items=items):
            parts = [reduce(item, context) for item in items]
            static = tuple(part for part in parts if part is not None)
            return replace(node, items=static) if len(static) == len(items) else None
        case Remote(target=Alias(names=("Keyword",)), name="get" | "pop" | "pop_first" as name, args=args):
            found = value_and_rest(args, known)
            return Tuple(found) if found and name != "get" else found[0] if found else None
        case Remote(target=Alias(names=("Keyword",)), name="fetch!" | "pop!" as name, args=(_, _) as args):
            found = value_and_rest((*args, UNKNOWN), known)
            return Tuple(found) if found and name != "fetch!" else found[0] if found else None
        case Remote(target=Atom(value="Elixir.Access"), name="get", args=(_, _) as args):
            found = value_and_rest(args, known)
            return found[0] if found else None
        case Call(name="||", args=(left, right)):
            value = reduce(left, context)
            return reduce(right, context) if value in _FALSY else value
        case Call() | Remote() | Block():
            parts_of = _quoted(node, context)
            return None if parts_of is None else as_value(parts_of)
        case _:
            return None
