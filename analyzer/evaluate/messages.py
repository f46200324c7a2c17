"""Clauses of message callbacks as messages: pattern, fields, guard, and how the clause answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.evaluate.budget import Budget
from analyzer.evaluate.entering import enter
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.evidence import conditions
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Binding, Scope
from analyzer.evaluate.shapes import pattern_shape, shape_budget, term_shape
from analyzer.evaluate.showing import clipped
from analyzer.evaluate.tails import TAILS, tails
from analyzer.evaluate.values import UnknownV
from analyzer.expand.definitions import Definition, Injection, Site, without_default
from models.ast import Atom, Node, Tuple, Variable
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
    pattern = pattern_shape(program, without_default(definition.params[0]), Scope(definition.env, form=definition.node))
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
    scope, _ = enter(Evaluator(program), definition, arguments, calls)
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
                yield Unresolved(reason=Reason.EXPRESSION, text=clipped(text), span=program.place(site))
    if budget.out:
        head = definition.node.args[0]
        site = Site(definition.file, head.start, head.end)
        yield Unresolved(reason=Reason.FUEL, text=clipped(program.text(site)), span=program.place(site))


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
