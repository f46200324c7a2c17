"""The argument that a child list gives to a child: `{Mod, argument}`, or the last one of a start MFA."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.elements import elements
from analyzer.evaluate.lookup import lookup
from analyzer.evaluate.program import Program
from analyzer.evaluate.supervisors import SupervisorStart
from analyzer.evaluate.values import NIL, AtomV, ChoiceV, ListV, MapV, SpecV, TupleV, Value
from models.constructs.child_spec import ChildSpec


def child_argument(program: Program, start: SupervisorStart, child: ChildSpec) -> Value | None:
    """The argument of the child that stands at this place, whatever branch it is in."""
    for value in _values(start.children):
        if program.place(value.site or start.site) == child.span:
            return _argument(value)
    return None


def name_in(argument: Value | None) -> Value | None:
    """`name:` where the argument is a keyword list."""
    if isinstance(argument, ChoiceV) and all(isinstance(option.value, ListV) for option in argument.options):
        return lookup(argument, AtomV("name"))
    if not isinstance(argument, ListV):
        return None
    if argument.items and isinstance(argument.items[-1].value, ListV):
        return name_in(argument.items[-1].value)
    for item in argument.items:
        match item.value:
            case TupleV(items=(AtomV(name="name"), name)) if not item.given:
                return None if name == NIL else name
            case _:
                pass
    return None


def _argument(value: Value) -> Value | None:
    match value:
        case TupleV(items=(AtomV(), argument)):
            return argument
        case SpecV(base=base):
            return _argument(base)
        case MapV():
            start = lookup(value, AtomV("start"))
            match start:
                case TupleV(items=(_, _, ListV(items=(*_, last)))):
                    return last.value
                case _:
                    return None
        case _:
            return None


def _values(children: Value) -> Iterator[Value]:
    for item in elements(children):
        if isinstance(item.value, ChoiceV):
            yield from (option.value for option in item.value.options)
        elif isinstance(item.value, ListV):
            yield from _values(item.value)
        else:
            yield item.value
