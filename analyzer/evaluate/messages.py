"""Clauses of message callbacks as messages: pattern, fields, guard, and how the clause answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.evaluate.budget import Budget
from analyzer.evaluate.child_specs import conditions
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.matching import pairs
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.shapes import pattern_shape, shape_budget, term_shape
from analyzer.evaluate.tails import TAILS, tails
from analyzer.evaluate.values import UnknownV
from analyzer.expand.definitions import Definition, Injection, Site, without_default
from analyzer.expand.expansion import Expanded
from models.ast import Atom, Call, Map, Node, Struct, Tuple, Variable
from models.constructs.gen_server import Field, Message, MessageKind, Reply
from models.evidence import Reason, Unresolved
from models.modules import Origin
from models.patterns import AnyShape, BoundShape, Shape, StructShape, TupleShape, unbound

MESSAGE_CALLBACKS = (
    ("handle_call", 3, MessageKind.CALL),
    ("handle_cast", 2, MessageKind.CAST),
    ("handle_info", 2, MessageKind.INFO),
    ("handle_continue", 2, MessageKind.CONTINUE),
)


def messages(program: Program, definition: Definition, kind: MessageKind) -> Iterator[Message]:
    """The message of one clause."""
    scope = clause_scope(program, definition)
    pattern = pattern_shape(program, without_default(definition.params[0]), Scope(definition.env))
    head = definition.node.args[0]
    site = Site(definition.file, head.start, head.end)
    yield Message(
        kind=kind,
        pattern=pattern,
        fields=tuple(fields(pattern)),
        guard=_guard(program, definition),
        replies=tuple(dict.fromkeys(_replies(program, definition, scope))),
        conditions=conditions(program, tuple(Evaluator(program).branch(b) for b in definition.branches)),
        injected=origin(program, definition.injection),
        span=program.place(site),
    )


def clause_scope(program: Program, definition: Definition, calls: tuple[tuple[str, str, int], ...] = ()) -> Scope:
    """The scope in a clause whose caller's arguments are unknown."""
    arguments: list[Binding] = [UnknownV(Reason.PARAMETER, _name(param)) for param in definition.params]
    scope, _ = Evaluator(program).enter(definition, arguments, calls)
    return scope


def _name(param: Node) -> str:
    inner = without_default(param)
    return inner.name if isinstance(inner, Variable) else "argument"


def origin(program: Program, injection: Injection | None) -> Origin | None:
    return Origin(macro=injection.macro, span=program.place(injection.site)) if injection else None


def fields(pattern: Shape) -> Iterator[Field]:
    """The parts of a tagged tuple after its tag, or of a struct, by the names the clause gives them."""
    inner = unbound(pattern)
    match inner:
        case TupleShape(items=items):
            for position, item in enumerate(items[1:], 1):
                yield Field(name=field_name(item) or f"field{position}", shape=unbound(item))
        case StructShape(fields=pairs):
            for name, shape in pairs:
                yield Field(name=name, shape=unbound(shape))
        case _:
            return


def field_name(shape: Shape) -> str | None:
    match shape:
        case AnyShape(name=name) | BoundShape(name=name):
            return name.lstrip("_") or None if name else None
        case _:
            return None


def _guard(program: Program, definition: Definition) -> str | None:
    if definition.guard is None:
        return None
    return program.text(Site(definition.file, definition.guard.start, definition.guard.end))


def _replies(program: Program, definition: Definition, scope: Scope) -> Iterator[Reply | Unresolved]:
    budget, terms = Budget(TAILS), shape_budget()
    for node, inner in tails(program, definition, scope, budget):
        site = Site(inner.env.file, node.start, node.end)
        at = _Tail(program, inner, site, terms)
        match node:
            case Tuple(items=(Atom(value="reply"), term, _, *rest)):
                yield _reply("reply", at, term=term, rest=rest)
            case Tuple(items=(Atom(value="noreply"), _, *rest)):
                yield _reply("noreply", at, rest=rest)
            case Tuple(items=(Atom(value="stop"), reason, _)):
                yield _reply("stop", at, reason=reason)
            case Tuple(items=(Atom(value="stop"), reason, term, _)):
                yield _reply("stop", at, term=term, reason=reason)
            case _:
                text = program.text(site)
                yield Unresolved(reason=Reason.EXPRESSION, text=text[:160], span=program.place(site))
    if budget.out:
        head = definition.node.args[0]
        site = Site(definition.file, head.start, head.end)
        yield Unresolved(reason=Reason.FUEL, text=program.text(site)[:160], span=program.place(site))


@dataclass(frozen=True, slots=True)
class _Tail:
    """Where an answer stands, and how much of the clause's terms may still be shown."""

    program: Program
    scope: Scope
    site: Site
    terms: Budget


def _reply(
    effect: str, at: _Tail, *, term: Node | None = None, reason: Node | None = None, rest: list[Node] | None = None
) -> Reply:
    def text(node: Node) -> str:
        return at.program.text(Site(at.scope.env.file, node.start, node.end))

    return Reply.model_validate(
        {
            "effect": effect,
            "term": term_shape(at.program, term, at.scope, at.terms) if term is not None else None,
            "reason": text(reason) if reason is not None else None,
            "next": text(rest[0]) if rest else None,
            "span": at.program.place(at.site),
        }
    )


def state_fields(program: Program, module: Expanded) -> tuple[str, ...]:
    """The keys of the state that init/1 builds, where it is written out."""
    names: dict[str, None] = {}
    budget = Budget(TAILS)
    for definition in module.clauses("init", 1):
        if definition.body is None:
            continue
        for node, scope in tails(program, definition, clause_scope(program, definition), budget):
            match node:
                case Tuple(items=(Atom(value="ok"), state, *_)):
                    names.update(dict.fromkeys(_keys(program, state, scope, budget)))
                case _:
                    pass
    return tuple(names)


def _keys(program: Program, state: Node, scope: Scope, budget: Budget) -> Iterator[str]:
    """The keys of a map or struct, also where a variable was bound to one; helpers' maps are their tails."""
    if budget.enter():
        yield from _written(program, state, scope, budget)
        budget.leave()


def _written(program: Program, state: Node, scope: Scope, budget: Budget) -> Iterator[str]:
    match state:
        case Struct(map=inner):
            yield from _keys(program, inner, scope, budget)
        case Map(items=items, base=base):
            if base is not None:
                yield from _keys(program, base, scope, budget)
            for key, _ in pairs(items):
                if isinstance(key, Atom):
                    yield key.value
        case Variable(name=name) if isinstance(binding := scope.bindings.get(name), Thunk) and not binding.pattern:
            yield from _keys(program, binding.node, binding.scope, budget)
        case Call(name=name, args=args) if scope.env.module:
            called = (scope.env.module, name, len(args))
            for clause in program.clauses(*called) if called not in scope.calls else ():
                inside = clause_scope(program, clause, (*scope.calls, called))
                for node, at in tails(program, clause, inside, budget):
                    if isinstance(node, Map | Struct):
                        yield from _keys(program, node, at, budget)
        case _:
            return
