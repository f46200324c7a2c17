"""The state that a server's init/1 builds: its keys, and whether those are all."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.evaluate.budget import Budget
from analyzer.evaluate.messages import clause_scope
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope, Thunk
from analyzer.evaluate.struct_facts import struct_of
from analyzer.evaluate.tails import TAILS, tails
from analyzer.expand.expanded import Expanded
from analyzer.expand.keywords import pairs
from models.ast import Atom, Call, Map, Node, Struct, Tuple, Variable


@dataclass(slots=True)
class State:
    """The keys found so far; `whole` as long as no part of a state stayed unread."""

    fields: dict[str, None] = field(default_factory=dict)
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Reading:
    program: Program
    budget: Budget
    state: State


def state(program: Program, module: Expanded) -> State:
    """What the states of all ways through init/1 have; without any such way nothing is known."""
    found = State()
    reading = _Reading(program, Budget(TAILS), found)
    built = False
    for definition in module.clauses("init", 1):
        for node, scope in tails(program, definition, clause_scope(program, definition), reading.budget):
            match node:
                case Tuple(items=(Atom(value="ok"), inner, *_)):
                    built = True
                    _read(reading, inner, scope)
                case Atom(value="ignore") | Tuple(items=(Atom(value="stop"), _)):
                    pass
                case _:
                    found.whole = False
    found.whole = found.whole and built and not reading.budget.out
    return found


def _read(reading: _Reading, node: Node, scope: Scope) -> None:
    """The keys of a map or struct, also where a variable was bound to one; helpers' maps are their tails."""
    if not reading.budget.enter():
        reading.state.whole = False
        return
    match node:
        case Struct(name=name, map=inner):
            _struct(reading, name, scope)
            _written(reading, inner)
        case Map(base=base):
            if base is not None:
                _read(reading, base, scope)
            _written(reading, node)
        case Variable(name=name) if isinstance(binding := scope.bindings.get(name), Thunk) and not binding.pattern:
            _read(reading, binding.node, binding.scope)
        case Call(name="struct" | "struct!", args=(name, *_)) if (
            reading.program.owner(node.name, node.arity, scope.env) == "Kernel"
        ):
            _struct(reading, name, scope)
        case Call():
            _helper(reading, node, scope)
        case _:
            reading.state.whole = False
    reading.budget.leave()


def _written(reading: _Reading, node: Map) -> None:
    for key, _ in pairs(node.items):
        if isinstance(key, Atom):
            reading.state.fields[key.value] = None
        else:
            reading.state.whole = False


def _struct(reading: _Reading, name: Node, scope: Scope) -> None:
    """All fields that the module's defstruct declares."""
    module = reading.program.module(scope.env.module_of(name))
    struct = struct_of(reading.program, module) if module is not None else None
    if struct is None:
        reading.state.whole = False
    else:
        reading.state.fields |= dict.fromkeys(declared.name for declared in struct.fields)


def _helper(reading: _Reading, node: Call, scope: Scope) -> None:
    called = (scope.env.module or "", node.name, node.arity)
    clauses = reading.program.clauses(*called) if called not in scope.calls else []
    if not clauses:
        reading.state.whole = False
    for clause in clauses:
        inside = clause_scope(reading.program, clause, (*scope.calls, called))
        for tail, at in tails(reading.program, clause, inside, reading.budget):
            if isinstance(tail, Map | Struct):
                _read(reading, tail, at)
            else:
                reading.state.whole = False
