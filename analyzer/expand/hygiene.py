"""A macro's arguments, made to mean the same wherever the macro puts them."""

from __future__ import annotations

from dataclasses import replace

from analyzer.expand.env import Env
from analyzer.expand.passed import passed
from analyzer.expand.unquoting import absolute
from models.ast import Alias, Atom, Block, Elided, List, Node, Tuple
from models.ast.walk import walk as tree


def as_written(argument: Node, env: Env) -> Node:
    """An alias that changes nothing stays as it is: as the name of a module it means one below the one around it."""
    plain = isinstance(argument, Alias) and argument.base is None and argument.names[0] not in env.aliases
    return argument if plain else settled(argument, env)


def settled(argument: Node, env: Env) -> Node:
    """A `use` argument written as an alias means the same wherever the macro puts it; code keeps its file."""
    match argument:
        case List(items=items):
            return replace(argument, items=tuple(settled(item, env) for item in items))
        case Tuple(items=(Atom(value="do" | "else" | "after" | "rescue" | "catch") as key, code)):
            return replace(argument, items=(key, passed(code, env.file)))
        case Tuple(items=items):
            return replace(argument, items=tuple(settled(item, env) for item in items))
        case Atom():
            return argument
        case _:
            module = env.module_of(argument)
            if module is not None and not module.startswith(":"):
                return replace(absolute(module), start=argument.start, end=argument.end)
            unread = isinstance(argument, Block) or any(isinstance(inner, Elided) for inner in tree(argument))
            return passed(argument, env.file) if unread else argument
