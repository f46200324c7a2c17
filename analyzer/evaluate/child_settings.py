"""The settings of a child spec: id, start, restart, shutdown, type, significant."""

from __future__ import annotations

from typing import Literal

from analyzer.evaluate.child_starts import start_settings
from analyzer.evaluate.evidence import unresolved
from analyzer.evaluate.lookup import lookup
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.program import Program
from analyzer.evaluate.values import AtomV, NumberV, Value
from analyzer.expand.definitions import Site
from models.constructs.child_spec import ChildSpec, Restart
from models.evidence import Computed, Unresolved


def with_settings(program: Program, child: ChildSpec, options: Value, site: Site) -> ChildSpec:
    """The child with what the options of a spec say; the others stay as they are."""
    updates: dict[str, object] = {}
    id_ = lookup(options, AtomV("id"))
    if id_ is not None:
        updates["id"] = name_of(program, id_, site) or Computed(text=unresolved(program, id_, site).text)
    start = lookup(options, AtomV("start"))
    if start is not None:
        updates |= start_settings(program, start, site)
    restart = lookup(options, AtomV("restart"))
    if restart is not None:
        updates["restart"] = _restart(program, restart, site)
    shutdown = lookup(options, AtomV("shutdown"))
    if shutdown is not None:
        updates["shutdown"] = _shutdown(program, shutdown, site)
    kind = lookup(options, AtomV("type"))
    if kind is not None:
        updates["type"] = _type(program, kind, site)
    significant = lookup(options, AtomV("significant"))
    if significant is not None:
        updates["significant"] = _significant(program, significant, site)
    return child.model_copy(update=updates)


def _restart(program: Program, value: Value, site: Site) -> Restart | Unresolved:
    if isinstance(value, AtomV) and value.name in {restart.value for restart in Restart}:
        return Restart(value.name)
    return unresolved(program, value, site)


def _shutdown(program: Program, value: Value, site: Site) -> str | Unresolved:
    match value:
        case AtomV(name=name):
            return name
        case NumberV(value=number):
            return str(number)
        case _:
            return unresolved(program, value, site)


def _type(program: Program, value: Value, site: Site) -> Literal["worker", "supervisor"] | Unresolved:
    match value:
        case AtomV(name="worker"):
            return "worker"
        case AtomV(name="supervisor"):
            return "supervisor"
        case _:
            return unresolved(program, value, site)


def _significant(program: Program, value: Value, site: Site) -> bool | Unresolved:
    match value:
        case AtomV(name="true" | "false" as name):
            return name == "true"
        case _:
            return unresolved(program, value, site)


def with_unread(program: Program, child: ChildSpec, spec: Value, site: Site) -> ChildSpec:
    """The child whose own child_spec/1 gives something that we do not understand: it may set anything."""
    unknown = unresolved(program, spec, site)
    return child.model_copy(update=dict.fromkeys(("restart", "shutdown", "type", "significant"), unknown))
