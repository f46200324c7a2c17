"""A module's skeleton: its united piece as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from emitter.elixir.code import block, conditional, definition, statements
from emitter.elixir.layout import LINE, Doc, Text, between, join, mentions, render
from emitter.elixir.literals import alias, atom, is_variable, string
from emitter.elixir.pieces import Definition, Piece, expressions
from emitter.elixir.support import SUPPORT_MODULE


def module_text(name: str, piece: Piece) -> str:
    """The file of one module."""
    definitions = list(_definitions(piece))
    holes = any(mentions(definition, "todo()") for definition in definitions)
    imports = Text(f"import {SUPPORT_MODULE}, only: [todo: 0]") if holes else None
    body = statements([*_head(piece, imports), *definitions])
    return render(block(f"defmodule {alias(name)}", body)) + "\n"


def _head(piece: Piece, imports: Doc | None) -> Iterator[Doc]:
    yield Text(f"@moduledoc {string(f'Skeleton of {_listed(piece.is_a)}.')}")
    if piece.uses:
        yield between(LINE, piece.uses)
    if piece.requires:
        yield between(LINE, [Text(f"require {alias(name)}") for name in piece.requires])
    if imports is not None:
        yield imports
    if piece.attributes:
        yield between(LINE, [_attribute(name) for name in piece.attributes])
    for guard, arity in piece.guards:
        yield _guard(guard, arity)


def _attribute(name: str) -> Doc:
    """A value that only the compiler knows, so that readers cannot look through it either."""
    return Text(f"@{name} Application.compile_env(:unmix, {atom(name)})")


def _guard(name: str, arity: int) -> Doc:
    names = [f"value{number}" for number in range(1, arity + 1)]
    test = " and ".join(f"{value} == {value}" for value in names) or "true"
    return Text(f"defguardp {name}({', '.join(names)}) when {test}")


def _definitions(piece: Piece) -> Iterator[Doc]:
    for single in (*piece.start, *piece.clients):
        yield _definition(single, impl=single.impl)
    yield from _callbacks(piece.callbacks)


def _callbacks(callbacks: Sequence[Definition]) -> Iterator[Doc]:
    """`@impl true` once above all clauses of a function."""
    for conditions, group in groupby(callbacks, key=lambda callback: callback.conditions):
        docs: list[Doc] = []
        for _, clauses in groupby(group, key=lambda callback: callback.key):
            docs += (_definition(clause, impl=clause.impl and not at) for at, clause in enumerate(clauses))
        yield conditional(conditions, statements(docs))


def _definition(one: Definition, *, impl: bool) -> Doc:
    name = one.name if is_variable(one.name) else f"unquote({atom(one.name)})"
    doc = definition("def", name, one.params, one.guard, statements(expressions(one.body)))
    return join("@impl true", LINE, doc) if impl else doc


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names) or "a module"
    return f"{', '.join(names[:-1])} and {names[-1]}"
