"""The functions that supervisors of every kind live in."""

from __future__ import annotations

from collections.abc import Sequence

from emitter.elixir.code import call, conditional, statements
from emitter.elixir.facts import branches, name_option
from emitter.elixir.layout import Doc, Text
from emitter.elixir.pieces import Definition, Piece, params
from models.evidence import Computed, Condition


def start_link(library: str, name: str | Computed | None, module: str) -> Definition:
    """`start_link(arg)` of a module with callbacks."""
    started = call(f"{library}.start_link", [Text("__MODULE__"), Text("arg")], name_option(name, module))
    return Definition("start_link", (Text("arg"),), (started,), whole=True)


def init(function: str, body: Sequence[Doc]) -> Definition:
    name, arity = signature(function)
    return Definition(name, params(arity, ["arg"]), tuple(body), impl=True, whole=True)


def under(conditions: Sequence[Condition], body: Sequence[Doc]) -> list[Doc]:
    """Expressions that start a supervisor, as far as its conditions hold."""
    if not conditions:
        return list(body)
    return [conditional(branches(conditions), statements(body))]


def inside(function: str, body: Sequence[Doc]) -> Piece:
    """A supervisor that some function starts: part of that function's body."""
    name, arity = signature(function)
    known = {"start": ["type", "args"]}.get(name, ["arg"])
    return Piece(callbacks=(Definition(name, params(arity, known), tuple(body), whole=True, part=True),))


def signature(function: str) -> tuple[str, int]:
    """`start/2` as name and arity."""
    name, slash, arity = function.rpartition("/")
    return (name, int(arity)) if slash and arity.isdigit() else (function, 0)
