"""Following a macro without running it: which quoted code does `__using__` return?

The value of a macro-time expression is Elixir's AST, so it is a `Node` here. Bindings map the
macro's variables to such values. What is not static gives None, and the caller says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from analyzer.expand.definitions import Definition, default, do_body, without_default
from analyzer.expand.directives import apply_directive, keyword
from analyzer.expand.env import Env
from analyzer.expand.index import Index, forms
from models.ast import Alias, Atom, Block, Call, Float, Integer, List, Map, Node, Remote, String, Tuple, Variable
from models.ast.substitute import inside

_DEPTH = 12

Bindings = Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Code that a macro returns: quoted forms, and the macro's environment they were written in."""

    forms: tuple[Node, ...]
    env: Env


@dataclass(frozen=True, slots=True)
class _Context:
    index: Index
    env: Env
    bindings: Bindings
    depth: int = 0


def expand_macro(index: Index, module: str, name: str, args: tuple[Node, ...]) -> tuple[Quoted, ...] | None:
    """The quoted code of `module.name(args)`, one entry per quote; None when it is not static."""
    source = index.get(module)
    if source is None:
        return None
    key = (module, name, args)
    if key not in index.expansions:
        index.expansions[key] = _call(module, name, args, _Context(index, source.env, {}))
    return cast("tuple[Quoted, ...] | None", index.expansions[key])


def is_defined(index: Index, module: str, name: str, arity: int) -> bool:
    return bool(_clauses(index, module, name, arity))


def _clauses(index: Index, module: str, name: str, arity: int) -> list[Definition]:
    source = index.get(module)
    if source is None:
        return []
    return [d for d in source.own_definitions if d.name == name and d.accepts(arity)]


def _call(module: str, name: str, args: tuple[Node, ...], context: _Context) -> tuple[Quoted, ...] | None:
    if context.depth > _DEPTH:
        return None
    for clause in _clauses(context.index, module, name, len(args)):
        if clause.body is None:
            continue
        bindings = _bind_params(clause, args)
        if bindings is not None:
            inner = _Context(context.index, clause.env, bindings, context.depth + 1)
            return _returned(do_body(clause.body), inner)
    return None


def _bind_params(clause: Definition, args: tuple[Node, ...]) -> Bindings | None:
    bindings: dict[str, Node] = {}
    missing = clause.arity - len(args)
    given = iter(args)
    for param in clause.params:
        value = default(param)
        if value is not None and missing > 0:
            missing -= 1
        else:
            value = next(given)
        if not _match(without_default(param), value, bindings):
            return None
    return bindings if clause.guard is None or _guard(clause.guard, bindings) else None


def _match(pattern: Node, value: Node, bindings: dict[str, Node]) -> bool:
    match pattern:
        case Variable(name=name):
            if name != "_":
                bindings[name] = value
            return True
        case Call(name="=", args=(left, right)):
            return _match(left, value, bindings) and _match(right, value, bindings)
        case Tuple(items=patterns) if isinstance(value, Tuple) and len(value.items) == len(patterns):
            return all(_match(p, v, bindings) for p, v in zip(patterns, value.items, strict=True))
        case List(items=patterns) if isinstance(value, List) and len(value.items) == len(patterns):
            return all(_match(p, v, bindings) for p, v in zip(patterns, value.items, strict=True))
        case _:
            return pattern == value


_GUARDS: dict[str, tuple[type[Node], ...]] = {
    "is_atom": (Atom, Alias),
    "is_list": (List,),
    "is_binary": (String,),
    "is_integer": (Integer,),
    "is_map": (Map,),
    "is_tuple": (Tuple,),
}


def _guard(guard: Node, bindings: Bindings) -> bool:
    match guard:
        case Call(name=name, args=(Variable(name=variable),)) if name in _GUARDS:
            return isinstance(bindings.get(variable), _GUARDS[name])
        case Call(name="and", args=(left, right)):
            return _guard(left, bindings) and _guard(right, bindings)
        case Call(name="or", args=(left, right)):
            return _guard(left, bindings) or _guard(right, bindings)
        case Call(name="in", args=(Variable(name=variable), List(items=items))):
            return bindings.get(variable) in items
        case Call(name="==", args=(Variable(name=variable), value)):
            return bindings.get(variable) == value
        case _:
            return True


def _returned(body: Node | None, context: _Context) -> tuple[Quoted, ...] | None:
    """What the last expression of a macro's body gives."""
    items = forms(body)
    for item in items[:-1]:
        context = _statement(item, context)
    return _quoted(items[-1], context) if items else ()


def _statement(item: Node, context: _Context) -> _Context:
    match item:
        case Call(name="=", args=(Variable(name=name), value)):
            reduced = reduce(value, context)
            if reduced is not None:
                return replace(context, bindings={**context.bindings, name: reduced})
            return replace(context, bindings={k: v for k, v in context.bindings.items() if k != name})
        case _:
            env = apply_directive(item, context.env)
            return context if env is context.env else replace(context, env=env)


def _quoted(node: Node, context: _Context) -> tuple[Quoted, ...] | None:
    match node:
        case Call(name="quote", args=args):
            return (Quoted(_unquoted(args, context), context.env),)
        case List(items=items):
            parts = [_quoted(item, context) for item in items]
            return tuple(q for part in parts if part is not None for q in part) if None not in parts else None
        case Call(name="apply", args=(target, function, List(items=args))):
            return _applied(target, function, args, context)
        case Call(name="case", args=(subject, sections)):
            return _case(subject, sections, context)
        case Call(name="if" | "unless", args=(condition, sections)):
            return _if(node.name == "if", condition, sections, context)
        case Variable(name=name) if name in context.bindings:
            return _as_code(context.bindings[name], context)
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


def _as_code(value: Node, context: _Context) -> tuple[Quoted, ...]:
    return (Quoted(forms(value), context.env),)


def _applied(target: Node, function: Node, args: tuple[Node, ...], context: _Context) -> tuple[Quoted, ...] | None:
    module, name = context.env.module_of(target), reduce(function, context)
    if module is None or not isinstance(name, Atom):
        return None
    return _call(module, name.value, _reduced(args, context), context)


def _reduced(args: tuple[Node, ...], context: _Context) -> tuple[Node, ...]:
    return tuple(value if (value := reduce(arg, context)) is not None else arg for arg in args)


def _case(subject: Node, sections: Node, context: _Context) -> tuple[Quoted, ...] | None:
    value, clauses = reduce(subject, context), keyword(sections, "do")
    if value is None or not isinstance(clauses, List):
        return None
    for clause in clauses.items:
        bindings = dict(context.bindings)
        match clause:
            case Node() if (patterns := getattr(clause, "patterns", ())) and _match_head(patterns[0], value, bindings):
                return _returned(getattr(clause, "body", None), replace(context, bindings=bindings))
            case _:
                pass
    return None


def _match_head(pattern: Node, value: Node, bindings: dict[str, Node]) -> bool:
    match pattern:
        case Call(name="when", args=(inner, guard)):
            return _match(inner, value, bindings) and _guard(guard, bindings)
        case _:
            return _match(pattern, value, bindings)


def _if(positive: bool, condition: Node, sections: Node, context: _Context) -> tuple[Quoted, ...] | None:
    value = reduce(condition, context)
    if value is None:
        return None
    taken = (value not in (Atom("nil"), Atom("false"))) == positive
    return _returned(keyword(sections, "do" if taken else "else"), context)


def reduce(node: Node, context: _Context) -> Node | None:
    """The AST that a macro-time expression gives, when it is static."""
    match node:
        case Atom() | String() | Integer() | Float() | Alias():
            return node
        case Variable(name="__MODULE__"):
            return absolute(context.env.module) if context.env.module else None
        case Variable(name=name):
            return context.bindings.get(name)
        case List(items=items) | Tuple(items=items):
            parts = [reduce(item, context) for item in items]
            known = tuple(part for part in parts if part is not None)
            return replace(node, items=known) if len(known) == len(items) else None
        case Remote(target=Alias(names=("Keyword",)), name="get" | "fetch!" | "pop", args=(options, key, *rest)):
            return _lookup(options, key, rest[0] if rest else Atom("nil"), context)
        case Remote(target=Atom(value="Elixir.Access"), name="get", args=(options, key)):
            return _lookup(options, key, Atom("nil"), context)
        case Call(name="||", args=(left, right)):
            value = reduce(left, context)
            return reduce(right, context) if value == Atom("nil") else value
        case Call() | Remote() | Block():
            parts_of = _quoted(node, context)
            return None if parts_of is None else _block(tuple(f for q in parts_of for f in q.forms))
        case _:
            return None


def _lookup(options: Node, key: Node, otherwise: Node, context: _Context) -> Node | None:
    known, name = reduce(options, context), reduce(key, context)
    if not isinstance(known, List) or not isinstance(name, Atom):
        return None
    found = keyword(known, name.value)
    return found if found is not None else reduce(otherwise, context)


def _block(items: tuple[Node, ...]) -> Node:
    return items[0] if len(items) == 1 else Block(items)


def absolute(module: str) -> Alias | Atom:
    """A module's name that no alias can change."""
    return Atom(module[1:]) if module.startswith(":") else Alias(("Elixir", *module.split(".")))


def _unquoted(args: tuple[Node, ...], context: _Context) -> tuple[Node, ...]:
    """The quoted forms with static unquotes filled in and the macro's own aliases resolved."""
    options, sections = (args[0], args[-1]) if len(args) > 1 else (None, args[-1] if args else None)
    body = keyword(sections, "do")
    bound = keyword(options, "bind_quoted")
    prefix: list[Node] = []
    if isinstance(bound, List):
        bindings = dict(context.bindings)
        for pair in bound.items:
            match pair:
                case Tuple(items=(Atom(value=name), value)) if (known := reduce(value, context)) is not None:
                    bindings[name] = known
                    prefix.append(Call("=", (Variable(name), known), start=pair.start, end=pair.end))
                case _:
                    pass
        context = replace(context, bindings=bindings)
    filled = [part for form in forms(body) for part in _filled(form, context)]
    return (*prefix, *(part for form in filled for part in forms(form)))


def _filled(form: Node, context: _Context) -> tuple[Node, ...]:
    """A quoted form with its unquotes filled in; one that splices may become several."""
    changed = _fill(form, context)
    return changed if changed is not None else (inside(form, lambda node: _fill(node, context)),)


def _fill(node: Node, context: _Context) -> tuple[Node, ...] | None:
    match node:
        case Call(name="unquote", args=(inner,)):
            value = reduce(inner, context)
            return None if value is None else (_moved(value, node),)
        case Call(name="unquote_splicing", args=(inner,)):
            value = reduce(inner, context)
            return tuple(_moved(item, node) for item in value.items) if isinstance(value, List) else None
        case Alias(names=(first, *_), base=None) if first in context.env.aliases:
            module = context.env.expand(node)
            return (replace(absolute(module), start=node.start, end=node.end),) if module else None
        case Remote(name="{}", target=Alias() as base):
            filled = _fill(base, context)
            return (replace(node, target=filled[0]),) if filled else (node,)
        case Call(name="quote"):
            return (node,)
        case _:
            return None


def _moved(value: Node, place: Node) -> Node:
    """Foreign code stands where its unquote stood: its own offsets belong to another file."""
    moved = replace(value, start=place.start, end=place.end)
    return inside(moved, lambda node: (_moved(node, place),))
