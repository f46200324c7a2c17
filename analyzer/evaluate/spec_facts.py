"""`@spec`, `@callback` and `@type` attributes as models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from analyzer.evaluate.program import Program
from analyzer.evaluate.typespecs import TypeReader
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Attribute
from analyzer.expand.keywords import pairs
from models.ast import Atom, Call, List, Node, Remote, String, Variable
from models.modules import Spec, TypeDefinition

_VISIBILITY: dict[str, Literal["public", "private", "opaque"]] = {
    "type": "public",
    "typep": "private",
    "opaque": "opaque",
}


def specs_of(program: Program, module: Expanded, names: tuple[str, ...]) -> list[Spec]:
    """The specs that attributes of these names write."""
    found = (_spec(program, attribute) for attribute in module.attributes if attribute.name in names)
    return [spec for spec in found if spec is not None]


def type_definitions(program: Program, module: Expanded) -> Iterator[TypeDefinition]:
    """Every @type, @typep and @opaque with the doc above it."""
    doc: str | None = None
    for attribute in module.attributes:
        if attribute.name == "typedoc":
            doc = attribute.value.value.strip() if isinstance(attribute.value, String) else None
        elif attribute.name in _VISIBILITY:
            definition = _type(program, attribute, doc)
            doc = None
            if definition is not None:
                yield definition


def _reader(program: Program, attribute: Attribute, variables: frozenset[str] = frozenset()) -> TypeReader:
    form = attribute.form
    return TypeReader(form.env, lambda node: program.text(form.site(node)), variables)


def _spec(program: Program, attribute: Attribute) -> Spec | None:
    value = attribute.value
    constraints: tuple[Node, ...] = ()
    match value:
        case Call(name="when", args=(inner, List(items=items))):
            value, constraints = inner, items
        case _:
            pass
    names = frozenset(key for key, _ in _named(constraints))
    reader = _reader(program, attribute, names)
    match value:
        case Call(name="::", args=(head, result)):
            name, params = _head(head)
        case _:
            return None
    if name is None:
        return None
    return Spec(
        name=name,
        params=tuple(reader.read(param) for param in params),
        result=reader.read(result),
        constraints=tuple((key, reader.read(node)) for key, node in _named(constraints)),
        span=program.place(attribute.form.site(attribute.form.node)),
    )


def _named(constraints: tuple[Node, ...]) -> list[tuple[str, Node]]:
    """`when name: type`: the types by the variables' names."""
    return [(key.value, node) for key, node in pairs(constraints) if isinstance(key, Atom)]


def _head(head: Node) -> tuple[str | None, tuple[Node, ...]]:
    match head:
        case Call(name="unquote") | Remote():
            return None, ()
        case Call(name=name, args=params):
            return name, params
        case Variable(name=name):
            return name, ()
        case _:
            return None, ()


def _type(program: Program, attribute: Attribute, doc: str | None) -> TypeDefinition | None:
    match attribute.value:
        case Call(name="::", args=(head, body)):
            name, params = _head(head)
        case _:
            return None
    if name is None:
        return None
    names = tuple(param.name for param in params if isinstance(param, Variable))
    return TypeDefinition(
        name=name,
        params=names,
        visibility=_VISIBILITY[attribute.name],
        type=_reader(program, attribute, frozenset(names)).read(body),
        doc=doc,
        span=program.place(attribute.form.site(attribute.form.node)),
    )
