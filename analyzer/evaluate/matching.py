"""Does a value match a pattern: yes, no, or perhaps? And what do the pattern's variables then hold?"""

from __future__ import annotations

from dataclasses import replace

from analyzer.evaluate.choices import soft_as
from analyzer.evaluate.equality import all_of, same
from analyzer.evaluate.lookup import lookup
from analyzer.evaluate.values import (
    NIL,
    AtomV,
    CallV,
    ChoiceV,
    ListV,
    MapV,
    NumberV,
    SpecV,
    StringV,
    TupleV,
    UnknownV,
    Value,
)
from analyzer.expand.env import Env
from analyzer.expand.keywords import pairs
from models.ast import Alias, Atom, Call, Float, Integer, List, Map, Node, String, Struct, Tuple, Variable
from models.ast.walk import walk
from models.evidence import Reason

Bindings = dict[str, Value]


def match(pattern: Node, value: Value, env: Env, bindings: Bindings) -> bool | None:
    """True, False or None (perhaps). Variables are bound in `bindings` unless the answer is False."""
    if isinstance(value, UnknownV | CallV | ChoiceV):
        return _perhaps(pattern, value, env, bindings)
    if value.soft and not isinstance(pattern, Variable):
        match_soft(pattern, value, env, bindings)
        return None
    match pattern:
        case Variable(name=name):
            return _variable(name, value, env, bindings)
        case Call(name="=", args=(left, right)):
            return all_of((match(left, value, env, bindings), match(right, value, env, bindings)))
        case Atom() | Alias() | Integer() | Float() | String():
            return _literal(pattern, value, env)
        case Tuple(items=items):
            return _tuple(items, value, env, bindings)
        case List(items=items):
            return _list(items, value, env, bindings)
        case Map():
            return _map(pattern, value, env, bindings)
        case Struct(map=inner):
            return all_of((None, match(inner, value, env, bindings)))
        case _:
            bind_unknown(pattern, bindings)
            return None


def match_soft(pattern: Node, value: Value, env: Env, bindings: Bindings) -> None:
    """Bind what a configured value gives, as soft as the value; whether it matches is never certain."""
    found = dict(bindings)
    if match(pattern, replace(value, soft=False), env, found) is False:
        bind_unknown(pattern, bindings)
        return
    for name, part in found.items():
        bindings.setdefault(name, soft_as(part, value))


def _variable(name: str, value: Value, env: Env, bindings: Bindings) -> bool | None:
    if name == "__MODULE__":
        return isinstance(value, AtomV) and value.module == env.module
    if name in bindings and name != "_":
        known = bindings[name]
        return True if same(known, value) else None
    bindings[name] = value
    return True


def _perhaps(pattern: Node, value: Value, env: Env, bindings: Bindings) -> bool | None:
    match pattern:
        case Variable(name=name) if name != "__MODULE__":
            if name in bindings and name != "_":
                return None
            bindings[name] = value
            return True
        case Call(name="=", args=(left, right)):
            return all_of((match(left, value, env, bindings), match(right, value, env, bindings)))
        case Map(items=items, base=None) if isinstance(value, ChoiceV):
            for key, inner in pairs(items):
                found = lookup(value, literal(key, env) or UnknownV(Reason.EXPRESSION, ""))
                match(inner, found if found is not None else NIL, env, bindings)
            return None
        case _:
            bind_unknown(pattern, bindings)
            return None


def bind_unknown(pattern: Node, bindings: Bindings) -> None:
    """Every variable of a pattern that we cannot follow is unknown."""
    for node in walk(pattern):
        if isinstance(node, Variable) and node.name not in ("_", "__MODULE__"):
            bindings.setdefault(node.name, UnknownV(Reason.VARIABLE, node.name))


def literal(node: Node, env: Env) -> Value | None:
    """The value of a node that is a literal."""
    match node:
        case Atom(value=value):
            return AtomV(value)
        case Alias():
            module = env.expand(node)
            return AtomV(f"Elixir.{module}") if module else None
        case Integer(value=value) | Float(value=value):
            return NumberV(value)
        case String(value=text):
            return StringV(text)
        case _:
            return None


def _literal(pattern: Node, value: Value, env: Env) -> bool | None:
    expected = literal(pattern, env)
    if expected is None:
        return None
    return same(expected, value)


def _tuple(items: tuple[Node, ...], value: Value, env: Env, bindings: Bindings) -> bool | None:
    if not isinstance(value, TupleV) or len(items) != len(value.items):
        return False
    return all_of([match(p, v, env, bindings) for p, v in zip(items, value.items, strict=True)])


def _list(items: tuple[Node, ...], value: Value, env: Env, bindings: Bindings) -> bool | None:
    if not isinstance(value, ListV):
        return False
    if not all(item.placed for item in value.items):
        bind_unknown(List(items), bindings)
        return None
    values = [item.value for item in value.items]
    match items:
        case (*init, Call(name="|", args=(head, tail))):
            return _cons([*init, head], tail, value, env, bindings)
        case _ if len(items) != len(values):
            return False
        case _:
            return all_of([match(p, v, env, bindings) for p, v in zip(items, values, strict=True)])


def _cons(heads: list[Node], tail: Node, value: ListV, env: Env, bindings: Bindings) -> bool | None:
    if len(heads) > len(value.items):
        return False
    count = len(heads)
    first = [match(p, item.value, env, bindings) for p, item in zip(heads, value.items[:count], strict=True)]
    return all_of([*first, match(tail, ListV(value.items[count:]), env, bindings)])


def _map(pattern: Map, value: Value, env: Env, bindings: Bindings) -> bool | None:
    if isinstance(value, SpecV):
        bind_unknown(pattern, bindings)
        return None if pattern.items else True
    if not isinstance(value, MapV):
        return False
    answers: list[bool | None] = []
    for key, inner in pairs(pattern.items):
        name = literal(key, env)
        found = _entry(value, name) if name is not None else UnknownV(Reason.EXPRESSION, "")
        if found is None:
            return False
        answers.append(match(inner, found, env, bindings))
    return all_of(answers)


def _entry(value: MapV, key: Value) -> Value | None:
    """The value of a key; unknown where a key that we do not know may be it."""
    for name, found in reversed(value.entries):
        answer = same(name, key)
        if answer is not False:
            return found if answer else UnknownV(Reason.VARIABLE, "")
    return UnknownV(Reason.VARIABLE, "") if value.open else None
