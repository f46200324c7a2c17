"""The body of a `quote`: static unquotes filled in, the macro's own aliases resolved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from analyzer.expand.bodies import forms
from analyzer.expand.directives import keyword
from analyzer.expand.env import Env
from analyzer.expand.passed import inserted, moved
from analyzer.expand.patterns import Bindings
from models.ast import Alias, Atom, Call, List, Node, Remote, Tuple, Variable
from models.ast.substitute import inside

Reduce = Callable[[Node, Bindings], Node | None]
"""What a macro-time expression gives under these bindings, when it is static."""


def absolute(module: str) -> Alias | Atom:
    """A module's name that no alias can change."""
    return Atom(module[1:]) if module.startswith(":") else Alias(("Elixir", *module.split(".")))


def unquoted(args: tuple[Node, ...], bindings: Bindings, env: Env, reduce: Reduce) -> tuple[Node, ...]:
    """The forms of `quote args` with static unquotes filled in and the macro's own aliases resolved."""
    options, sections = (args[0], args[-1]) if len(args) > 1 else (None, args[-1] if args else None)
    body = keyword(sections, "do")
    bound = keyword(options, "bind_quoted")
    prefix: list[Node] = []
    if bound is not None or keyword(options, "unquote") == Atom("false"):
        outer, bindings = bindings, {}
        for pair in bound.items if isinstance(bound, List) else ():
            match pair:
                case Tuple(items=(Atom(value=name), value)) if (
                    known := _bound(reduce(value, outer), pair)
                ) is not None:
                    bindings = {**bindings, name: known}
                    prefix.append(Call("=", (Variable(name), known), start=pair.start, end=pair.end))
                case _:
                    pass
    inner = _Unquotes(bindings, env, reduce)
    filled = [part for form in forms(body) for part in _filled(form, inner)]
    return (*prefix, *(part for form in filled for part in forms(form)))


@dataclass(frozen=True, slots=True)
class _Unquotes:
    """What the unquotes within one `quote` see."""

    bindings: Bindings
    env: Env
    reduce: Reduce

    def value(self, node: Node) -> Node | None:
        return self.reduce(node, self.bindings)


def _bound(value: Node | None, place: Node) -> Node | None:
    return None if value is None else moved(value, place)


def _filled(form: Node, unquotes: _Unquotes) -> tuple[Node, ...]:
    """A quoted form with its unquotes filled in; one that splices may become several."""
    match form:
        case Call(name="unquote", args=(inner,)):
            value = unquotes.value(inner)
            code = None if value is None else inserted(value, form)
        case _:
            code = _fill(form, unquotes)
    return code if code is not None else (inside(form, lambda node: _fill(node, unquotes)),)


def _fill(node: Node, unquotes: _Unquotes) -> tuple[Node, ...] | None:
    match node:
        case Call(name="unquote", args=(inner,)):
            known = _bound(unquotes.value(inner), node)
            return None if known is None else (known,)
        case Call(name="unquote_splicing", args=(inner,)):
            return _spliced(unquotes.value(inner), node)
        case Alias(names=(first, *_), base=None) if first in unquotes.env.aliases:
            module = unquotes.env.expand(node)
            return (replace(absolute(module), start=node.start, end=node.end),) if module else None
        case Remote(name="{}", target=Alias() as base):
            filled = _fill(base, unquotes)
            return (replace(node, target=filled[0]),) if filled else (node,)
        case Call(name="quote"):
            return (node,)
        case _:
            return None


def _spliced(value: Node | None, place: Node) -> tuple[Node, ...] | None:
    found = [moved(item, place) for item in value.items] if isinstance(value, List) else [None]
    known = tuple(item for item in found if item is not None)
    return known if len(known) == len(found) else None
