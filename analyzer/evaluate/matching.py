"""Does a value match a pattern: yes, no, or perhaps? And what do the pattern's variables then hold?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyzer.evaluate.choices import is_soft
from analyzer.evaluate.lookup import lookup
from analyzer.evaluate.values import (
    NIL,
    AtomV,
    CallV,
    ChoiceV,
    FunctionV,
    ListV,
    MapV,
    NumberV,
    Option,
    PrefixV,
    SpecV,
    StringV,
    TupleV,
    UnknownV,
    Value,
)
from analyzer.expand.env import Env
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
            return _all((match(left, value, env, bindings), match(right, value, env, bindings)))
        case Atom() | Alias() | Integer() | Float() | String():
            return _literal(pattern, value, env)
        case Tuple(items=items):
            return _tuple(items, value, env, bindings)
        case List(items=items):
            return _list(items, value, env, bindings)
        case Map():
            return _map(pattern, value, env, bindings)
        case Struct(map=inner):
            return _all((None, match(inner, value, env, bindings)))
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


def soft_as(value: Value, *sources: Value) -> Value:
    """A value made of others is soft where one of them is."""
    if not any(source.soft or is_soft(source) for source in sources):
        return value
    if isinstance(value, ChoiceV):
        options = tuple(Option(soft_as(option.value, *sources), option.given) for option in value.options)
        return replace(value, options=options, soft=True)
    return replace(value, soft=True)


def same(left: Value, right: Value, strict: bool = True, depth: int = 0) -> bool | None:
    """Are they equal: True, False or None (perhaps). Where `strict`, 1 is not 1.0. Deep values are not compared."""
    if left.soft or right.soft or depth > MAX_COMPARED_DEPTH:
        return None
    if isinstance(left, _UNDECIDED) or isinstance(right, _UNDECIDED):
        return None
    match left, right:
        case NumberV(value=a), NumberV(value=b):
            return a == b and (not strict or type(a) is type(b))
        case TupleV(items=these), TupleV(items=those):
            if len(these) != len(those):
                return False
            return _all([same(a, b, strict, depth + 1) for a, b in zip(these, those, strict=True)])
        case ListV(items=these_items), ListV(items=those_items):
            if any(item.given or item.many or item.spread for item in (*these_items, *those_items)):
                return None
            if len(these_items) != len(those_items):
                return False
            return _all(
                [same(a.value, b.value, strict, depth + 1) for a, b in zip(these_items, those_items, strict=True)]
            )
        case PrefixV(prefix=prefix), StringV(value=text) | PrefixV(prefix=text):
            return (
                None if text.startswith(prefix) or (prefix.startswith(text) and isinstance(right, PrefixV)) else False
            )
        case StringV(), PrefixV():
            return same(right, left, strict)
        case MapV() | SpecV(), MapV() | SpecV():
            return None
        case _:
            return left == right


MAX_COMPARED_DEPTH = 8

_UNDECIDED = (UnknownV, CallV, ChoiceV, FunctionV)


def map_of(entries: tuple[tuple[Value, Value], ...], struct: str | None = None, open_: bool = False) -> MapV:
    """The map of these entries, of which the last of a key wins. What an unknown key may overwrite is unknown."""
    kept: list[tuple[Value, Value]] = []
    for key, value in entries:
        answers = [same(key, known) for known, _ in kept]
        if not settled(key):
            kept, open_ = [], True
        else:
            kept = [entry for entry, answer in zip(kept, answers, strict=True) if answer is False]
            kept.append((key, value))
    return MapV(tuple(kept), struct, open_)


def settled(key: Value) -> bool:
    """A key that is known for certain."""
    return same(key, key) is True


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
            return _all((match(left, value, env, bindings), match(right, value, env, bindings)))
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


def pairs(items: tuple[Node, ...]) -> Iterator[tuple[Node, Node]]:
    for item in items:
        match item:
            case Tuple(items=(key, value)):
                yield key, value
            case _:
                pass


def _literal(pattern: Node, value: Value, env: Env) -> bool | None:
    expected = literal(pattern, env)
    if expected is None:
        return None
    return same(expected, value)


def _tuple(items: tuple[Node, ...], value: Value, env: Env, bindings: Bindings) -> bool | None:
    if not isinstance(value, TupleV) or len(items) != len(value.items):
        return False
    return _all([match(p, v, env, bindings) for p, v in zip(items, value.items, strict=True)])


def _list(items: tuple[Node, ...], value: Value, env: Env, bindings: Bindings) -> bool | None:
    if not isinstance(value, ListV):
        return False
    if any(item.given or item.many or item.spread for item in value.items):
        bind_unknown(List(items), bindings)
        return None
    values = [item.value for item in value.items]
    match items:
        case (*init, Call(name="|", args=(head, tail))):
            return _cons([*init, head], tail, value, env, bindings)
        case _ if len(items) != len(values):
            return False
        case _:
            return _all([match(p, v, env, bindings) for p, v in zip(items, values, strict=True)])


def _cons(heads: list[Node], tail: Node, value: ListV, env: Env, bindings: Bindings) -> bool | None:
    if len(heads) > len(value.items):
        return False
    count = len(heads)
    first = [match(p, item.value, env, bindings) for p, item in zip(heads, value.items[:count], strict=True)]
    return _all([*first, match(tail, ListV(value.items[count:]), env, bindings)])


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
    return _all(answers)


def _entry(value: MapV, key: Value) -> Value | None:
    """The value of a key; unknown where a key that we do not know may be it."""
    for name, found in reversed(value.entries):
        answer = same(name, key)
        if answer is not False:
            return found if answer else UnknownV(Reason.VARIABLE, "")
    return UnknownV(Reason.VARIABLE, "") if value.open else None


def _all(answers: list[bool | None] | tuple[bool | None, ...]) -> bool | None:
    if False in answers:
        return False
    return None if None in answers else True
