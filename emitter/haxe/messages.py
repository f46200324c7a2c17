"""The messages of one kind as constructors: clauses that take the same terms are one, names are unique."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emitter.haxe.elixir_text import atom
from emitter.haxe.haxe_types import STRING, HaxeType, Hole, Why
from emitter.haxe.heads import guard_type, shape_type, variable
from emitter.haxe.names import Names, Pool
from emitter.haxe.scope import Scope
from emitter.haxe.spelling import capitalized, snake
from emitter.haxe.templates import Site
from emitter.haxe.wire import HoleShape, Wire, wire
from models.constructs.gen_server import Message
from models.patterns import AnyShape, AtomShape, PrefixShape, Shape, StringShape, StructShape, TupleShape, unbound


@dataclass(frozen=True, slots=True)
class Constructor:
    """`name` builds the term, `view` is the enum's constructor; `messages` are the clauses it stands for."""

    name: str
    view: str
    wire: Wire
    params: tuple[tuple[str, HaxeType], ...]
    messages: tuple[Message, ...]

    @property
    def viewed(self) -> str:
        """The tuple that Haxe takes for the enum's constructor: it lower-cases the tag."""
        return "{" + ", ".join((atom(snake(self.view)), *(f"a{n}" for n in range(len(self.params))))) + "}"


def constructors(messages: Sequence[Message], site: Site) -> tuple[Constructor, ...]:
    """In source order. A clause that takes any term at all needs no constructor."""
    by_term: dict[tuple[str, str], list[Message]] = {}
    for message in messages:
        term = wire(message.pattern)
        if not isinstance(unbound(message.pattern), AnyShape) and term.speakable:
            by_term.setdefault((term.construction, term.pattern), []).append(message)
    names = site.scope.world.names
    members = Pool(names.profile.reserved_members)
    views = Pool((*names.profile.reserved_types, "Unknown"))
    return tuple(_constructor(group, members, views, site.scope) for group in by_term.values())


def _constructor(group: list[Message], members: Pool, views: Pool, scope: Scope) -> Constructor:
    names = scope.world.names
    term = wire(group[0].pattern)
    name = _free(names, members, _candidates(group[0].pattern))
    view = capitalized(name)
    view = views.claim(view if view[0].isalpha() else f"M{view}")
    return Constructor(name, view, term, _params(term, group, scope), tuple(group))


def _free(names: Names, pool: Pool, candidates: Sequence[str]) -> str:
    """The shortest candidate that is free."""
    spelled = [names.spell(candidate) for candidate in candidates]
    return pool.claim(next((name for name in spelled if pool.free(name)), spelled[-1]))


def _candidates(pattern: Shape) -> tuple[str, ...]:
    """`put`, then `put_all` (with the other literal atoms), then `put_3` (with the size)."""
    shape = unbound(pattern)
    match shape:
        case AtomShape(value=value):
            return (value,)
        case TupleShape(items=items):
            head = _head(items)
            words = [inner.value for item in items[1:] if isinstance(inner := unbound(item), AtomShape)]
            literal = ("_".join((head, *words)),) if words else ()
            return (head, *literal, f"{head}_{len(items)}")
        case StructShape(module=str() as module):
            return (snake(module.rsplit(".", 1)[-1]),)
        case StringShape(value=text) | PrefixShape(value=text):
            return (text or "text",)
        case _:
            return (shape.kind,)


def _head(items: tuple[Shape, ...]) -> str:
    first = unbound(items[0]) if items else None
    return first.value if isinstance(first, AtomShape) else f"tuple{len(items)}"


def _params(term: Wire, group: list[Message], scope: Scope) -> tuple[tuple[str, HaxeType], ...]:
    pool = Pool(("raw",))
    guard = group[0].guard if len(group) == 1 else None
    return tuple(
        (pool.claim(_parameter(hole, number, scope.world.names)), _type(hole, guard, scope))
        for number, hole in enumerate(term.holes)
    )


def _parameter(hole: HoleShape, number: int, names: Names) -> str:
    shape = unbound(hole.shape)
    struct = snake(shape.module.rsplit(".", 1)[-1]) if isinstance(shape, StructShape) and shape.module else None
    return names.spell((hole.name or "").strip("_") or variable(shape) or struct or f"arg{number + 1}")


def _type(hole: HoleShape, guard: str | None, scope: Scope) -> HaxeType:
    if isinstance(hole.shape, PrefixShape):
        return STRING
    return shape_type(hole.shape, scope) or guard_type(hole.name, guard) or Hole(Why.UNSPECIFIED)
