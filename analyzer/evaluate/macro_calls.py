"""A call of one of the program's own macros within a function, and the quoted code that stands in its place.

The code is read as Elixir reads it: what the macro wrote has the macro's imports and variables of its own,
what it was handed has the caller's. Each argument that is not plain data is therefore handed over as a
variable that nobody can write, bound to the argument where it stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from analyzer.evaluate.part import Part
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import HANDED, Binding, Scope, Thunk
from analyzer.expand.clauses import clauses_of, macro_of
from analyzer.expand.definitions import Site
from analyzer.expand.env import Env
from analyzer.expand.macros import expand_macro
from analyzer.expand.passed import is_data
from analyzer.expand.quoted import Quoted
from analyzer.expand.unquoting import absolute
from models.ast import Alias, Block, Call, List, Node, Remote, Tuple, Variable

_DEPTH: Final = 8


def macro_part(program: Program, node: Node, scope: Scope) -> Part | None:
    """The code in the place of a call; None where it calls no macro of ours, or one whose code is not static."""
    module = called_macro(program, node, scope.env)
    if module is None or not isinstance(node, Call | Remote):
        return None
    key = (module, node.name, node.arity)
    if key in scope.calls or len(scope.calls) >= _DEPTH:
        return None
    bindings: dict[str, Binding] = {}
    args = tuple(_handed(arg, scope, bindings) for arg in node.args)
    quoted = expand_macro(program.index, module, node.name, args)
    match quoted:
        case (Quoted(forms=(first, *more), env=env, listed=False),):
            code = Block((first, *more), start=first.start, end=more[-1].end) if more else first
            asked = scope.asked or Site(scope.env.file, node.start, node.end)
            calls = (*scope.calls, key)
            inner = replace(scope, env=_inside(scope.env, env), bindings=bindings, calls=calls, asked=asked)
            return Part(code, inner, returned=True)
        case _:
            return None


def called_macro(program: Program, node: Node, env: Env) -> str | None:
    """The module of ours whose macro a call runs; None where it runs none."""
    if not isinstance(node, Call | Remote) or node.name not in program.index.macro_names:
        return None
    return macro_of(node, env, program.index) or _own(program, node, env)


def _own(program: Program, node: Call | Remote, env: Env) -> str | None:
    """A module calls its own macros without a word of where they are from."""
    if isinstance(node, Remote) or env.module is None:
        return None
    found = clauses_of(program.index, env.module, node.name, node.arity)
    return env.module if any(clause.kind.macro for clause in found) else None


def _handed(argument: Node, scope: Scope, bindings: dict[str, Binding]) -> Node:
    """An argument as the macro sees it; what a list or a pair holds is handed over piece by piece."""
    match argument:
        case List(items=items) | Tuple(items=(_, _) as items):
            return replace(argument, items=tuple(_handed(item, scope, bindings) for item in items))
        case Alias() | Variable(name="__MODULE__"):
            module = scope.env.module_of(argument)
            return argument if module is None else replace(absolute(module), start=argument.start, end=argument.end)
        case _ if is_data(argument):
            return argument
        case _:
            name = f"{HANDED}{len(bindings)}"
            bindings[name] = Thunk(argument, scope)
            return Variable(name, start=argument.start, end=argument.end)


def _inside(caller: Env, macro: Env) -> Env:
    """Names mean what they mean to the caller, but for those that the macro's own module imports."""
    env = replace(caller, file=macro.file)
    for imported in reversed(tuple(macro.imports)):
        env = env.with_import(imported)
    return env
