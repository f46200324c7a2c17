"""Which functions can come to a call of certain names at all: most bodies need not be walked."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.evaluate.program import Program
from analyzer.expand.definitions import Definition


def reaches(program: Program, definition: Definition, names: frozenset[str], follow: bool) -> bool:
    """Whether a function names one of `names`; with `follow`, also through functions of its module."""
    mentioned = program.mentions(definition)
    names |= program.once(("macros reaching", names), lambda: _macros_reaching(program, names))
    if mentioned & names:
        return True
    module = definition.env.module
    if not follow or not module:
        return False
    reaching = program.once(("reaching", module, names), lambda: _reaching(program, module, names))
    return not mentioned.isdisjoint(reaching)


def _macros_reaching(program: Program, names: frozenset[str]) -> frozenset[str]:
    """The macros whose code calls one of `names`, itself or through others."""
    macros = [found for source in program.index.with_macros for found in source.own_definitions if found.kind.macro]
    return _callers(program, macros, names)


def _reaching(program: Program, module: str, names: frozenset[str]) -> frozenset[str]:
    """The module's functions that call one of `names`, themselves or through others."""
    expanded = program.module(module)
    return _callers(program, expanded.definitions if expanded else (), names)


def _callers(program: Program, definitions: Iterable[Definition], names: frozenset[str]) -> frozenset[str]:
    callers: dict[str, list[str]] = {}
    for definition in definitions:
        for name in program.mentions(definition):
            callers.setdefault(name, []).append(definition.name)
    found: set[str] = set()
    pending = [caller for name in names for caller in callers.get(name, ())]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending.extend(callers.get(name, ()))
    return frozenset(found)
