"""Task as an Elixir skeleton."""

from __future__ import annotations

import re

from emitter.elixir.code import call, container
from emitter.elixir.layout import Doc, Text
from emitter.elixir.literals import alias, atom
from emitter.elixir.pieces import Definition, Piece, Surroundings, params
from emitter.elixir.registry import Template
from models.constructs.task import Task

_FUNCTION = re.compile(r"(?P<module>:?\w+(?:\.[A-Z]\w*)*)\.(?P<name>\w+[?!]?)(?:/(?P<arity>\d+))?")
"""`Shop.Sweeper.run`, which is called with arguments, or `Shop.Sweeper.run/0`, which is captured."""


def piece(task: Task, _around: Surroundings) -> Piece:
    start = () if task.function is None else _start(task.function, task.module)
    return Piece(is_a=("a task",), uses=(Text("use Task"),), start=start)


def _start(function: str, module: str) -> tuple[Definition, ...]:
    """`start_link/1`, and the function that it starts where that is the module's own."""
    found = _FUNCTION.fullmatch(function)
    if found is None:
        unknown = "fn -> todo() end" if function == "fn" else "todo()"
        return (Definition("start_link", params(1, ["arg"]), (call("Task.start_link", [Text(unknown)]),), whole=True),)
    own = found["module"] == module
    given = params(1, ["arg"]) if found["arity"] else (Text("arg"),)
    started = Definition("start_link", given, (call("Task.start_link", _arguments(found, own=own)),), whole=True)
    arity = int(found["arity"] or 1)
    return (started, Definition(found["name"], params(arity, ["arg"]), whole=True)) if own else (started,)


def _arguments(found: re.Match[str], *, own: bool) -> list[Doc]:
    module = "__MODULE__" if own else alias(found["module"])
    if found["arity"]:
        return [Text(f"&{found['name']}/{found['arity']}" if own else f"&{module}.{found['name']}/{found['arity']}")]
    return [Text(module), Text(atom(found["name"])), container("[", [Text("arg")], "]")]


TEMPLATE = Template(Task, piece)
