"""Whether a condition in a config file holds in an environment, where that can be told."""

from __future__ import annotations

from collections.abc import Mapping

from analyzer.project.terms import is_environment, is_target, name_of
from models.ast import Atom, Call, Interpolated, List, Node, Sigil, String, Variable


def holds(condition: Node, environment: str, bound: Mapping[str, Node]) -> bool | None:
    """True, False, or None when only running the code would tell."""
    match condition:
        case Call(name="==" | "===", args=(left, right)):
            return _equal(left, right, environment, bound)
        case Call(name="!=" | "!==", args=(left, right)):
            return _negated(_equal(left, right, environment, bound))
        case Call(name="in", args=(item, List(items=items))):
            return _any([_equal(item, one, environment, bound) for one in items])
        case Call(name="not" | "!", args=(inner,)):
            return _negated(holds(inner, environment, bound))
        case Call(name="and" | "&&", args=args):
            return _negated(_any([_negated(holds(arg, environment, bound)) for arg in args]))
        case Call(name="or" | "||", args=args):
            return _any([holds(arg, environment, bound) for arg in args])
        case Atom(value="true" | "false" | "nil" as literal):
            return literal == "true"
        case _:
            return None


def known_text(node: Node, environment: str, bound: Mapping[str, Node]) -> str | None:
    """What an atom or a string is in an environment, as text; `~w(a)` and paths are no atoms."""
    node = resolved(node, bound)
    if is_environment(node):
        return environment
    if is_target(node):
        return "host"
    match node:
        case String(value=text):
            return text
        case Call(name="to_string", args=(inner,)):
            return known_text(inner, environment, bound)
        case Interpolated(parts=parts):
            texts = [known_text(part, environment, bound) for part in parts]
            return None if None in texts else "".join(filter(None, texts))
        case Sigil():
            return None
        case _:
            return name_of(node)


def resolved(node: Node, bound: Mapping[str, Node]) -> Node:
    """What a variable stands for, when it was assigned in plain sight; any other node as it is."""
    seen: set[str] = set()
    while isinstance(node, Variable) and node.name in bound and node.name not in seen:
        seen.add(node.name)
        node = bound[node.name]
    return node


def _equal(left: Node, right: Node, environment: str, bound: Mapping[str, Node]) -> bool | None:
    one, other = known_text(left, environment, bound), known_text(right, environment, bound)
    return None if one is None or other is None else one == other


def _negated(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def _any(truths: list[bool | None]) -> bool | None:
    if True in truths:
        return True
    return None if None in truths else False
