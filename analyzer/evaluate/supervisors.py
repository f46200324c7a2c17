"""Where a module starts a supervisor, and with which children and options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from analyzer.evaluate.clause_heads import head_given
from analyzer.evaluate.entering import enter
from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.program import Program
from analyzer.evaluate.sites import CallSite, sites
from analyzer.evaluate.values import AtomV, ChoiceV, Given, ListV, MapV, Option, TupleV, UnknownV, Value
from analyzer.evaluate.ways import any_of
from analyzer.expand.definitions import Definition, Site, do_body
from analyzer.expand.expanded import Expanded
from models.ast import Tuple
from models.evidence import Reason

_NAMES = frozenset({"start_link", "init", "supervise", "start"})
_ENTRIES = (("init", 1), ("start", 2), ("start_link", 1))
"""What is entered through the functions it calls, with their arguments."""
_STATIC = {("Supervisor", "init"), ("Supervisor", "start_link"), ("Supervisor.Spec", "supervise")}
_BEHAVIOURS = ("Supervisor", ":supervisor")

Flavour = Literal["DynamicSupervisor", "Task.Supervisor", "PartitionSupervisor", "ConsumerSupervisor"]

FLAVOURS: dict[str, Flavour] = {
    "DynamicSupervisor": "DynamicSupervisor",
    "Task.Supervisor": "Task.Supervisor",
    "PartitionSupervisor": "PartitionSupervisor",
    "ConsumerSupervisor": "ConsumerSupervisor",
}
"""The library modules whose supervisors start their children on demand."""


@dataclass(frozen=True, slots=True)
class SupervisorStart:
    """`function` of `module` starts `children` under `options`; `given` says when."""

    module: str
    function: str
    site: Site
    children: Value
    options: Value
    given: tuple[Given, ...] = ()
    dynamic: bool = False
    raw: bool = False
    """init/1 gives OTP's own flags, whose defaults are OTP's: 1 restart in 5 seconds."""
    flavour: Flavour = "DynamicSupervisor"
    stated: bool = False
    """It is the `start:` of a child spec: another supervisor starts it, wherever the spec stands."""


def supervisor_starts(program: Program, module: Expanded) -> tuple[SupervisorStart, ...]:
    """Every place where the module's own code starts a supervisor, the callbacks first."""
    return program.once(("supervisor_starts", module), lambda: _starts(program, module))


def _starts(program: Program, module: Expanded) -> tuple[SupervisorStart, ...]:
    found: dict[tuple[Site, int], list[SupervisorStart]] = {}
    for definition in _ordered(module):
        entry = (definition.name, definition.arity) in _ENTRIES
        for site in sites(program, definition, _NAMES, follow=entry, stated=_states_a_start(program, definition)):
            start = _start(program, module, site)
            known = found.setdefault((site.site, site.node.start), [])
            if start is not None and (entry or not known):
                given = (*_around(program, module, definition), *start.given)
                function = "init/1" if definition.name == "init" and site.name == "init" else start.function
                known.append(replace(start, given=given, function=function))
    return (*(start for known in found.values() for start in _distinct(known)), *_raw(program, module))


def _distinct(starts: list[SupervisorStart]) -> list[SupervisorStart]:
    """One call that several ways lead to: a supervisor for each list that it is given."""
    groups: list[list[SupervisorStart]] = []
    for start in starts:
        like = (group for group in groups if (group[0].children, group[0].options) == (start.children, start.options))
        group = next(like, None)
        if group is None:
            groups.append([start])
        else:
            group.append(start)
    return [replace(group[0], given=any_of([start.given for start in group])) for group in groups]


def _around(program: Program, module: Expanded, definition: Definition) -> tuple[Given, ...]:
    """The conditions of the `if`s that the clause itself is defined in, and that it is the one that is called."""
    clauses = [d for d in module.clauses(definition.name, definition.arity) if d.body is not None]
    branches = (Evaluator(program).branch(branch) for branch in definition.branches)
    return (*branches, *head_given(program, definition, clauses))


def _ordered(module: Expanded) -> list[Definition]:
    """Callbacks first: what they reach with known arguments is not looked at again without them."""
    entries = [d for d in module.definitions if (d.name, d.arity) in _ENTRIES]
    return [*entries, *(d for d in module.definitions if d not in entries)]


def _states_a_start(program: Program, definition: Definition) -> bool:
    """Whether `{Supervisor, :start_link, …}` may stand in a function: of most, no body is read."""
    text = program.source(definition.file).data[definition.node.start : definition.node.end]
    return _STATED.search(text) is not None


_STATED = re.compile(rb"Supervisor\s*,\s*:start_link\b")


def _start(program: Program, module: Expanded, site: CallSite) -> SupervisorStart | None:
    key = (site.module, site.name)
    if isinstance(site.node, Tuple) and key != ("Supervisor", "start_link"):
        return None
    if key in _STATIC and site.args:
        children = Evaluator(program).value(site.args[0], site.scope)
        if _starts_module(children, site):
            return None
        options = Evaluator(program).value(site.args[1], site.scope) if len(site.args) > 1 else ListV(())
        return _made(module, site, children, options, False)
    if key == ("DynamicSupervisor", "init") or (key == ("DynamicSupervisor", "start_link") and len(site.args) == 1):
        options = Evaluator(program).value(site.args[0], site.scope) if site.args else ListV(())
        return _made(module, site, ListV(()), options, True)
    if key in (("Task.Supervisor", "start_link"), ("PartitionSupervisor", "start_link")):
        options = Evaluator(program).value(site.args[0], site.scope) if site.args else ListV(())
        return _made(module, site, ListV(()), options, True)
    return None


def _starts_module(children: Value, site: CallSite) -> bool:
    """`Supervisor.start_link(Mod, arg, opts)` starts a module's own init/1, no list."""
    return len(site.args) == 3 or (isinstance(children, AtomV) and children.name != "nil")


def _made(module: Expanded, site: CallSite, children: Value, options: Value, dynamic: bool) -> SupervisorStart:
    name, arity = site.scope.function or ("", 0)
    return SupervisorStart(
        module.source.name,
        f"{name}/{arity}",
        site.site,
        children,
        options,
        site.given,
        dynamic,
        flavour=FLAVOURS.get(site.module, "DynamicSupervisor"),
        stated=isinstance(site.node, Tuple),
    )


def _raw(program: Program, module: Expanded) -> Iterator[SupervisorStart]:
    """The clauses of init/1 that return `{:ok, {flags, children}}` by themselves."""
    if not set(module.behaviours) & set(_BEHAVIOURS):
        return
    for definition in module.clauses("init", 1):
        unknown = UnknownV(Reason.PARAMETER, "argument")
        scope, _ = enter(Evaluator(program), definition, [unknown])
        value = Evaluator(program).block(do_body(program.body(definition)), scope)
        site = Site(definition.file, definition.node.start, definition.node.end)
        around = _around(program, module, definition)
        for option in value.options if isinstance(value, ChoiceV) else (Option(value),):
            match option.value:
                case TupleV(items=(AtomV(name="ok"), TupleV(items=(flags, children)))):
                    given = (*around, *option.given)
                    yield SupervisorStart(module.source.name, "init/1", site, children, _flags(flags), given, raw=True)
                case _:
                    pass


def _flags(flags: Value) -> Value:
    match flags:
        case TupleV(items=(strategy, intensity, period)):
            pairs = (("strategy", strategy), ("intensity", intensity), ("period", period))
            return MapV(tuple((AtomV(key), value) for key, value in pairs))
        case _:
            return flags
