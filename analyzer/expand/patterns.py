"""Macro-time patterns and guards, in three values: an answer of None means that it depends on what we do not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analyzer.expand.passed import LITERALS, UNKNOWN, Passed
from models.ast import Alias, Atom, Call, Charlist, Float, Integer, List, Map, Node, String, Struct, Tuple, Variable
from models.ast.walk import children

Bindings = Mapping[str, Node]


def match(pattern: Node, value: Node, bindings: dict[str, Node]) -> bool | None:
    """Whether a pattern takes a value. What its variables stand for goes into `bindings`, which starts empty."""
    match pattern:
        case Variable(name="_"):
            return True
        case Variable(name="__MODULE__"):
            return None
        case Variable(name=name):
            before = bindings.setdefault(name, value)
            return True if before is value else equal(before, value)
        case Call(name="=", args=(left, right)):
            return both((match(left, value, bindings), match(right, value, bindings)))
        case Atom() | String() | Charlist() | Integer() | Float() | Alias():
            return equal(pattern, value)
        case _ if not isinstance(value, (*LITERALS, List, Tuple)):
            _unknown(pattern, bindings)
            return None
        case Tuple(items=patterns):
            return _pair(patterns, value, bindings)
        case List(items=patterns):
            return _list(patterns, value, bindings)
        case Map() | Struct():
            _unknown(pattern, bindings)
            return None if isinstance(value, Tuple) else False
        case _:
            _unknown(pattern, bindings)
            return None


def variables(pattern: Node) -> frozenset[str]:
    """The names that a pattern binds."""
    found: set[str] = set()
    _unknown_names(pattern, found)
    return frozenset(found)


def equal(left: Node, right: Node) -> bool | None:
    """Whether two values are the same; code may be the same in more ways than it shows."""
    for value, other in ((left, right), (right, left)):
        if not isinstance(value, (*LITERALS, List, Tuple)):
            return False if _never(value, other) else None
    if (isinstance(left, List) and isinstance(right, List)) or (isinstance(left, Tuple) and isinstance(right, Tuple)):
        if len(left.items) != len(right.items):
            return None if _open(left) or _open(right) else False
        return both(equal(one, other) for one, other in zip(left.items, right.items, strict=True))
    if isinstance(left, Charlist | List) and isinstance(right, Charlist | List) and type(left) is not type(right):
        return None
    return left == right


def _never(code: Node, value: Node) -> bool:
    """Quoted code is a tuple (of a do-block: or a list), so no atom, string or number."""
    if code == UNKNOWN or not isinstance(value, Atom | String | Integer | Float):
        return False
    return not (isinstance(code, Alias) and isinstance(value, Atom) and value.value.startswith("Elixir."))


def guard(node: Node, bindings: Bindings) -> bool | None:
    """Whether a guard holds."""
    match node:
        case Atom(value="true" | "false" as word):
            return word == "true"
        case Call(name="and", args=(left, right)):
            return both((guard(left, bindings), guard(right, bindings)))
        case Call(name="or", args=(left, right)):
            return _not(both((_not(guard(left, bindings)), _not(guard(right, bindings)))))
        case Call(name="when", args=(left, right)):
            return _not(both((_not(guard(left, bindings)), _not(guard(right, bindings)))))
        case Call(name="not", args=(inner,)):
            return _not(guard(inner, bindings))
        case Call(name=name, args=(Variable(name=variable),)):
            return _is(name, bindings.get(variable, UNKNOWN))
        case Call(name="in", args=(Variable(name=variable), List(items=items))):
            value = bindings.get(variable, UNKNOWN)
            return _not(both(_not(equal(value, item)) for item in items))
        case Call(name="==" | "===" | "!=" | "!==" as name, args=(Variable(name=variable), other)):
            same = equal(bindings.get(variable, UNKNOWN), other)
            return same if name in ("==", "===") else _not(same)
        case _:
            return None


def both(answers: Iterable[bool | None]) -> bool | None:
    """Whether all hold."""
    every = list(answers)
    return False if False in every else None if None in every else True


_TYPES: dict[str, tuple[type[Node], ...]] = {
    "is_atom": (Atom,),
    "is_list": (List, Charlist),
    "is_binary": (String,),
    "is_bitstring": (String,),
    "is_integer": (Integer,),
    "is_float": (Float,),
    "is_number": (Integer, Float),
    "is_map": (),
    "is_tuple": (Tuple,),
    "is_function": (),
}
_ATOMS = {"is_nil": ("nil",), "is_boolean": ("true", "false")}


def _is(name: str, value: Node) -> bool | None:
    if not isinstance(value, (*LITERALS, List, Tuple)):
        return None
    if name in _ATOMS:
        return isinstance(value, Atom) and value.value in _ATOMS[name]
    return isinstance(value, _TYPES[name]) if name in _TYPES else None


def _pair(patterns: tuple[Node, ...], value: Node, bindings: dict[str, Node]) -> bool | None:
    """A pair is itself in quoted code; any other tuple may be one, or the code of one."""
    if not isinstance(value, Tuple):
        return False
    if len(patterns) == len(value.items) == 2:
        return both([match(p, v, bindings) for p, v in zip(patterns, value.items, strict=True)])
    for pattern in patterns:
        _unknown(pattern, bindings)
    return False if 2 in (len(patterns), len(value.items)) and len(value.items) != 3 and len(patterns) != 3 else None


def _list(patterns: tuple[Node, ...], value: Node, bindings: dict[str, Node]) -> bool | None:
    if not isinstance(value, List) or _open(value):
        for pattern in patterns:
            _unknown(pattern, bindings)
        return None if isinstance(value, List | Charlist) else False
    heads, tail = patterns, None
    if patterns and isinstance(patterns[-1], Call) and patterns[-1].name == "|" and len(patterns[-1].args) == 2:
        heads, tail = (*patterns[:-1], patterns[-1].args[0]), patterns[-1].args[1]
    count = len(heads)
    if len(value.items) < count or (tail is None and len(value.items) > count):
        return False
    answers = [match(p, v, bindings) for p, v in zip(heads, value.items[:count], strict=True)]
    if tail is not None:
        answers.append(match(tail, List(value.items[count:]), bindings))
    return both(answers)


def _open(value: List | Tuple) -> bool:
    """How many elements there are is not known."""
    return any(isinstance(item, Call) and item.name in ("|", "unquote_splicing") for item in value.items)


def _unknown(pattern: Node, bindings: dict[str, Node]) -> None:
    for name in variables(pattern):
        bindings[name] = UNKNOWN


def _unknown_names(pattern: Node, found: set[str]) -> None:
    match pattern:
        case Variable(name=name):
            found.add(name)
        case Call(name="^") | Passed():
            pass
        case _:
            for child in children(pattern):
                _unknown_names(child, found)


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer
