"""What the lists in a mix.exs can hold, over all branches, as far as that is written there.

This is no evaluator: it follows helper functions, attributes, `++`, branches and simple
comprehensions; of anything else it yields nothing. All of that costs fuel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from analyzer.project.definitions import Definitions, Head
from analyzer.project.terms import name_of, sections, statements
from models.ast import Alias, Atom, Block, Call, Clause, Integer, List, Node, Remote, String, Tuple, Variable

_DEPTH = 40
_CLOSED = (Atom, Alias, Integer, String, Tuple)
"""What means the same wherever it stands, once it is reduced."""
_BRANCHING = frozenset({"if", "unless", "case", "cond"})
_SAME_ITEMS = frozenset("dedup filter reject reverse sort sort_by to_list uniq uniq_by wrap".split())


@dataclass(slots=True)
class Fuel:
    """Steps that one question may take: helper functions can double a list at every call."""

    left: int = 20_000


@dataclass(frozen=True, slots=True)
class Reader:
    """A place in a module from where expressions are read: its definitions and bound variables."""

    module: Definitions
    bound: Mapping[str, Node]
    depth: int = _DEPTH
    fuel: Fuel = field(default_factory=Fuel)

    def step(self) -> Reader | None:
        """The reader one step further in; None when that would be too deep or too long."""
        self.fuel.left -= 1
        return replace(self, depth=self.depth - 1) if self.depth > 0 and self.fuel.left > 0 else None

    def after(self, assignments: tuple[Node, ...]) -> Reader:
        """The reader after these statements, as far as they are plain assignments."""
        reader = self
        for statement in assignments:
            match statement:
                case Call(name="=", args=(Variable(name=name), assigned)):
                    reader = replace(reader, bound={**reader.bound, name: value(assigned, reader)})
                case _:
                    pass
        return reader


def elements(node: Node, outer: Reader) -> Iterator[Node]:
    """What a list expression can hold, each element reduced as far as possible."""
    reader = outer.step()
    if reader is None:
        return
    match node:
        case List(items=items):
            for item in items:
                yield from _item(item, reader)
        case Block(items=(*first, last)):
            yield from elements(last, reader.after(tuple(first)))
        case Variable(name=name):
            if name in reader.bound:
                yield from elements(reader.bound[name], reader)
        case Call():
            yield from _called(node, reader)
        case Remote():
            yield from _remote(node, reader)
        case _:
            pass


def value(node: Node, outer: Reader) -> Node:
    """What an expression stands for; itself, when that is not written here."""
    reader = outer.step()
    if reader is None:
        return node
    match node:
        case Variable(name=name):
            return value(reader.bound[name], reader) if name in reader.bound else node
        case Alias(names=names, base=Variable(name="__MODULE__")):
            return Alias((reader.module.name, *names))
        case Tuple(items=items):
            return Tuple(tuple(value(item, reader) for item in items))
        case Call():
            return _called_value(node, reader)
        case _:
            return node


def _item(item: Node, reader: Reader) -> Iterator[Node]:
    match item:
        case Call(name="|", args=(first, rest)):
            yield value(first, reader)
            yield from elements(rest, reader)
        case _:
            yield value(item, reader)


def _called(call: Call, reader: Reader) -> Iterator[Node]:
    match call:
        case Call(name="++" | "||", args=(left, right)):
            yield from elements(left, reader)
            yield from elements(right, reader)
        case Call(name="--", args=(left, _)):
            yield from elements(left, reader)
        case Call(name="@", args=(Variable(name=name),)):
            if name in reader.module.attributes:
                yield from elements(reader.module.attributes[name], reader)
        case Call(name="|>", args=(first, Call() | Remote() as last)):
            yield from elements(replace(last, args=(first, *last.args)), reader)
        case Call(name="for", args=(Call(name="<-", args=(Variable(name=name), source)), *_)):
            yield from _comprehension(call, name, source, reader)
        case Call(name=name) if name in _BRANCHING:
            for branch in _branches(call):
                yield from elements(branch, reader)
        case Call(name=name, args=args):
            for head in reader.module.heads(name, len(args)):
                if _may_match(head.parameters, args):
                    yield from elements(head.body, _within(head, args, reader))


def _remote(call: Remote, reader: Reader) -> Iterator[Node]:
    match call:
        case Remote(target=Alias(names=("Enum" | "Keyword",)), name="concat" | "merge", args=lists):
            for one in lists:
                yield from elements(one, reader)
        case Remote(target=Alias(names=("List",)), name="flatten", args=(nested, *_)):
            for item in elements(nested, reader):
                yield from elements(item, reader) if isinstance(item, List) else (item,)
        case Remote(target=Alias(names=("Enum" | "List",)), name=name, args=(items, *_)) if name in _SAME_ITEMS:
            yield from elements(items, reader)
        case _:
            pass


def _comprehension(call: Call, name: str, source: Node, reader: Reader) -> Iterator[Node]:
    body = statements(sections(call).get("do"))
    for item in elements(source, reader) if body else ():
        inner = replace(reader, bound={**reader.bound, name: item})
        yield value(body[-1], inner.after(body[:-1]))


def _called_value(call: Call, reader: Reader) -> Node:
    match call:
        case Call(name="@", args=(Variable(name=name),)):
            attribute = reader.module.attributes.get(name)
            return call if attribute is None else value(attribute, reader)
        case Call(name="put_elem", args=(of, Integer(value=at), new)):
            return _with_element(value(of, reader), at, value(new, reader))
        case Call(name=name, args=args) if len(heads := reader.module.heads(name, len(args))) == 1:
            body = statements(heads[0].body)
            reduced = value(body[-1], _within(heads[0], args, reader)) if body else call
            return reduced if isinstance(reduced, _CLOSED) else call
        case _:
            return call


def _within(head: Head, args: tuple[Node, ...], reader: Reader) -> Reader:
    """The reader inside a function: it knows what the parameters stand for, nothing else."""
    given = zip(head.parameters, args, strict=True)
    bound = {to.name: _closed(arg, reader) for to, arg in given if isinstance(to, Variable)}
    return replace(reader, bound=bound)


def _closed(arg: Node, reader: Reader) -> Node:
    """An argument that means the same inside the called function."""
    reduced = value(arg, reader)
    if not isinstance(reduced, Call | Remote | Block | List):
        return reduced
    items = tuple(elements(reduced, reader))
    return List(items) if items else reduced


def _with_element(of: Node, at: int, new: Node) -> Node:
    if not isinstance(of, Tuple) or not 0 <= at < len(of.items):
        return of
    return Tuple((*of.items[:at], new, *of.items[at + 1 :]))


def _branches(call: Call) -> Iterator[Node]:
    for section in sections(call).values():
        clauses = [item for item in section.items if isinstance(item, Clause)] if isinstance(section, List) else []
        yield from (clause.body for clause in clauses) if clauses else (section,)


def _may_match(parameters: tuple[Node, ...], args: tuple[Node, ...]) -> bool:
    """Whether a clause can be chosen: two different atoms never match."""
    return not any(
        isinstance(parameter, Atom) and isinstance(arg, Atom) and name_of(parameter) != name_of(arg)
        for parameter, arg in zip(parameters, args, strict=True)
    )
