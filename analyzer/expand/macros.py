"""Following a macro without running it: which quoted code does `__using__` return?

The value of a macro-time expression is Elixir's AST, so it is a `Node` here. Bindings map the
macro's variables to such values. What is not static gives None, and the caller says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import cast

from analyzer.expand.definitions import Definition, default, do_body, without_default
from analyzer.expand.directives import apply_directive, keyword
from analyzer.expand.env import Env
from analyzer.expand.index import Index, forms
from analyzer.expand.passed import UNKNOWN, Passed, inserted, is_data, moved, passed
from analyzer.expand.patterns import Bindings, both, guard, match, variables
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
from models.ast.substitute import inside

_DEPTH = 12


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
    """The quoted code of `module.name(args)`, one entry per file and quote; None when it is not static."""
    source = index.get(module)
    if source is None:
        return None
    key = (module, name, args)
    if key not in index.expansions:
        found = _call(module, name, args, _Context(index, source.env, {}))
        index.expansions[key] = None if found is None else tuple(p for quoted in found for p in _by_file(quoted))
    return cast("tuple[Quoted, ...] | None", index.expansions[key])


def _by_file(quoted: Quoted) -> Iterator[Quoted]:
    """Code that was passed through is walked under its own file."""
    for is_passed, items in groupby(quoted.forms, lambda form: isinstance(form, Passed)):
        if not is_passed:
            yield Quoted(tuple(items), quoted.env)
            continue
        for item in items:
            if isinstance(item, Passed):
                yield Quoted(forms(item.code), replace(quoted.env, file=item.file))


def is_defined(index: Index, module: str, name: str, arity: int) -> bool:
    return bool(_clauses(index, module, name, arity))


def is_macro(index: Index, module: str, name: str, arity: int) -> bool:
    return any(clause.kind.macro and clause.kind.public for clause in _clauses(index, module, name, arity))


def _clauses(index: Index, module: str, name: str, arity: int) -> list[Definition]:
    sources = index.by_name.get(module, ())
    return [d for source in sources for d in source.own_definitions if d.name == name and d.accepts(arity)]


def _call(module: str, name: str, args: tuple[Node, ...], context: _Context) -> tuple[Quoted, ...] | None:
    """The first clause that takes the arguments; no answer when one before it, or it itself, only may."""
    if context.depth > _DEPTH or len(context.index.by_name.get(module, ())) > 1:
        return None
    for clause in _clauses(context.index, module, name, len(args)):
        if clause.body is None:
            continue
        bindings: dict[str, Node] = {}
        answer = _bind_params(clause, args, bindings)
        if answer is None or (answer and clause.branches):
            return None
        if answer:
            inner = _Context(context.index, clause.env, bindings, context.depth + 1)
            return _returned(do_body(clause.body), inner)
    return None


def _bind_params(clause: Definition, args: tuple[Node, ...], bindings: dict[str, Node]) -> bool | None:
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
            return tuple(q for part in parts if part is not None for q in part) if None not in parts else None
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
        answer = _match_head(clause.patterns[0], value, found, context.bindings)
        if answer is None:
            return None
        if answer:
            return _returned(clause.body, replace(context, bindings={**context.bindings, **found}))
    return None


def _match_head(pattern: Node, value: Node, found: dict[str, Node], outer: Bindings) -> bool | None:
    condition: Node | None = None
    if isinstance(pattern, Call) and pattern.name == "when" and len(pattern.args) == 2:
        pattern, condition = pattern.args
    answer = match(pattern, value, found)
    return answer if condition is None else both((answer, guard(condition, {**outer, **found})))


def _if(positive: bool, condition: Node, sections: Node, context: _Context) -> tuple[Quoted, ...] | None:
    value = reduce(condition, context)
    if value is None:
        return None
    taken = (value not in _FALSY) == positive
    return _returned(keyword(sections, "do" if taken else "else"), context)


_FALSY = (Atom("nil"), Atom("false"))


def reduce(node: Node, context: _Context) -> Node | None:
    """The AST that a macro-time expression gives, when it is static."""
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
            known = tuple(part for part in parts if part is not None)
            return replace(node, items=known) if len(known) == len(items) else None
        case Remote(target=Alias(names=("Keyword",)), name="get" | "pop" | "pop_first" as name, args=args):
            found = _lookup(args, context)
            return Tuple(found) if found and name != "get" else found[0] if found else None
        case Remote(target=Alias(names=("Keyword",)), name="fetch!" | "pop!" as name, args=(_, _) as args):
            found = _lookup((*args, UNKNOWN), context)
            return Tuple(found) if found and name != "fetch!" else found[0] if found else None
        case Remote(target=Atom(value="Elixir.Access"), name="get", args=(_, _) as args):
            found = _lookup(args, context)
            return found[0] if found else None
        case Call(name="||", args=(left, right)):
            value = reduce(left, context)
            return reduce(right, context) if value in _FALSY else value
        case Call() | Remote() | Block():
            parts_of = _quoted(node, context)
            return None if parts_of is None else _block(parts_of)
        case _:
            return None


def _lookup(args: tuple[Node, ...], context: _Context) -> tuple[Node, List] | None:
    """The value of a key in a keyword list that is written out, and the list without the key."""
    if len(args) not in (2, 3):
        return None
    known, name = reduce(args[0], context), reduce(args[1], context)
    if not isinstance(known, List) or not isinstance(name, Atom):
        return None
    rest: list[Node] = []
    found: Node | None = None
    for item in known.items:
        match item:
            case Tuple(items=(Atom(value=key), value)):
                if key != name.value:
                    rest.append(item)
                elif found is None:
                    found = value
            case _:
                return None
    if found is None:
        found = reduce(args[2], context) if len(args) > 2 else Atom("nil")
    return None if found is None or found == UNKNOWN else (found, List(tuple(rest)))


def _block(parts: tuple[Quoted, ...]) -> Node:
    """Quoted code as a value."""
    items: list[Node] = []
    for part in parts:
        for quoted in _by_file(part):
            code = quoted.forms
            whole = code[0] if len(code) == 1 else Block(code, start=code[0].start, end=code[-1].end) if code else None
            if whole is not None:
                items.append(passed(whole, quoted.env.file))
    return Atom("nil") if not items else items[0] if len(items) == 1 else Block(tuple(items))


def absolute(module: str) -> Alias | Atom:
    """A module's name that no alias can change."""
    return Atom(module[1:]) if module.startswith(":") else Alias(("Elixir", *module.split(".")))


def _unquoted(args: tuple[Node, ...], context: _Context) -> tuple[Node, ...]:
    """The quoted forms with static unquotes filled in and the macro's own aliases resolved."""
    options, sections = (args[0], args[-1]) if len(args) > 1 else (None, args[-1] if args else None)
    body = keyword(sections, "do")
    bound = keyword(options, "bind_quoted")
    prefix: list[Node] = []
    if bound is not None or keyword(options, "unquote") == Atom("false"):
        outer, context = context, replace(context, bindings={})
        for pair in bound.items if isinstance(bound, List) else ():
            match pair:
                case Tuple(items=(Atom(value=name), value)) if (known := _bound(value, pair, outer)) is not None:
                    context = replace(context, bindings={**context.bindings, name: known})
                    prefix.append(Call("=", (Variable(name), known), start=pair.start, end=pair.end))
                case _:
                    pass
    filled = [part for form in forms(body) for part in _filled(form, context)]
    return (*prefix, *(part for form in filled for part in forms(form)))


def _bound(value: Node, place: Node, context: _Context) -> Node | None:
    known = reduce(value, context)
    return None if known is None else moved(known, place)


def _filled(form: Node, context: _Context) -> tuple[Node, ...]:
    """A quoted form with its unquotes filled in; one that splices may become several."""
    match form:
        case Call(name="unquote", args=(inner,)):
            value = reduce(inner, context)
            code = None if value is None else inserted(value, form)
        case _:
            code = _fill(form, context)
    return code if code is not None else (inside(form, lambda node: _fill(node, context)),)


def _fill(node: Node, context: _Context) -> tuple[Node, ...] | None:
    match node:
        case Call(name="unquote", args=(inner,)):
            value = reduce(inner, context)
            known = None if value is None else moved(value, node)
            return None if known is None else (known,)
        case Call(name="unquote_splicing", args=(inner,)):
            return _spliced(reduce(inner, context), node)
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


def _spliced(value: Node | None, place: Node) -> tuple[Node, ...] | None:
    found = [moved(item, place) for item in value.items] if isinstance(value, List) else [None]
    known = tuple(item for item in found if item is not None)
    return known if len(known) == len(found) else None
