"""One child spec as code, in each of its forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from emitter.elixir.code import COMMA, TODO, Pair, atom_map, call, container, keyword_list, keywords, tall_call
from emitter.elixir.facts import name_option, text, word
from emitter.elixir.layout import Doc, Group, Text, between, render
from emitter.elixir.literals import atom
from emitter.elixir.pieces import Surroundings
from models.constructs.child_spec import ChildForm, ChildSpec
from models.evidence import Unresolved

LONG_BASE = 54
"""Columns beyond which a child to be overridden stands on a line of its own."""


def child(spec: ChildSpec, module: Doc, around: Surroundings) -> Doc:
    """One child, as its form has it."""
    match spec.form:
        case ChildForm.MODULE:
            return module
        case ChildForm.TUPLE:
            return _tuple(spec, module, around)
        case ChildForm.MAP:
            return atom_map("%{", [("id", _or_todo(spec)), ("start", _start(spec, module)), *_settings(spec)])
        case ChildForm.CHILD_SPEC:
            return _overridden(spec, module, around)
        case ChildForm.ERLANG:
            return _erlang(spec, module)
    assert_never(spec.form)


def _tuple(spec: ChildSpec, module: Doc, around: Surroundings) -> Doc:
    """`{Mod, arg}`: of the argument, its name and what other constructs know about it."""
    library = spec.module if isinstance(spec.module, str) else ""
    name = spec.name if isinstance(spec.name, str) else None
    pairs = [*name_option(spec.name), *around.options_of(library, name)]
    if not pairs:
        return container("{", [module, TODO], "}")
    return container("{", [module, Group(between(COMMA, keywords(pairs)))], "}")


def _or_todo(spec: ChildSpec) -> Doc:
    return TODO if spec.id is None else text(spec.id)


def _start(spec: ChildSpec, module: Doc) -> Doc:
    function = spec.start.function if spec.start is not None else "start_link"
    named = name_option(spec.name)
    args = container("[", [keyword_list(named) if named else TODO], "]")
    return container("{", [module, Text(atom(function)), args], "}")


def _settings(spec: ChildSpec) -> Iterator[Pair]:
    if spec.restart is not None:
        yield "restart", word(spec.restart)
    if spec.shutdown is not None:
        yield "shutdown", word(spec.shutdown)
    if spec.type is not None:
        yield "type", word(spec.type)
    if spec.significant is not None:
        yield "significant", _flag(spec.significant)


def _flag(value: bool | Unresolved) -> Doc:
    return TODO if isinstance(value, Unresolved) else Text(atom(str(value).lower()))


def _overridden(spec: ChildSpec, module: Doc, around: Surroundings) -> Doc:
    """`Supervisor.child_spec(base, options)`; a base that says how it starts is a map."""
    stated = [("id", _or_todo(spec))]
    options = [*(stated if spec.id is not None and spec.start is None else []), *_settings(spec)]
    if spec.start is not None:
        base = atom_map("%{", [*stated, ("start", _start(spec, module))])
        return tall_call("Supervisor.child_spec", [base, *(keywords(options) or [Text("[]")])])
    base = _tuple(spec, module, around)
    if len(render(base, 1000)) > LONG_BASE:
        return tall_call("Supervisor.child_spec", [base, *(keywords(options) or [Text("[]")])])
    return call("Supervisor.child_spec", [base] if options else [base, Text("[]")], options)


def states_more(spec: ChildSpec) -> bool:
    """Whether a child is known better than its form tells: its module's own `child_spec/1` says so."""
    stated = (spec.id, spec.start, spec.restart, spec.shutdown, spec.type, spec.significant)
    return spec.form in (ChildForm.MODULE, ChildForm.TUPLE) and any(fact is not None for fact in stated)


def use_settings(spec: ChildSpec) -> list[Pair] | None:
    """The facts as options of the module's `use`; None where only a `child_spec/1` can say them."""
    unknown = any(isinstance(fact, Unresolved) for fact in (spec.restart, spec.shutdown, spec.type, spec.significant))
    identity = None if spec.id is None else render(text(spec.id))
    if unknown or spec.start is not None or (identity is not None and "todo()" in identity):
        return None
    return [*([] if identity is None else [("id", Text(identity))]), *_settings(spec)]


def own_spec(spec: ChildSpec) -> Doc:
    """What `child_spec/1` of the child's module returns."""
    named = spec if spec.form is ChildForm.MODULE else spec.model_copy(update={"name": None})
    stated = [] if spec.id is None else [("id", text(spec.id))]
    if spec.start is not None:
        started = _start(named, text(spec.start.module))
        return atom_map("%{", [*stated, ("start", started), *_settings(spec)])
    base = _tuple(named.model_copy(update={"module": ""}), TODO, Surroundings())
    return call("Supervisor.child_spec", [base], [*stated, *_settings(spec)])


def _erlang(spec: ChildSpec, module: Doc) -> Doc:
    """OTP's own tuple of six; with less than that, a call of the old Supervisor.Spec."""
    if spec.id is None or spec.restart is None or spec.shutdown is None or spec.type is None:
        return _legacy(spec, module)
    settings = [word(spec.restart), word(spec.shutdown), word(spec.type)]
    return container("{", [text(spec.id), _start(spec, module), *settings, container("[", [module], "]")], "}")


def _legacy(spec: ChildSpec, module: Doc) -> Doc:
    kind = "supervisor" if spec.type == "supervisor" else "worker"
    named = name_option(spec.name)
    options = [] if spec.id is None else [("id", text(spec.id))]
    if spec.start is not None and spec.start.function != "start_link":
        options.append(("function", Text(atom(spec.start.function))))
    options += [(key, value) for key, value in _settings(spec) if key != "type"]
    args = container("[", [keyword_list(named) if named else TODO], "]")
    return call(f"Supervisor.Spec.{kind}", [module, args], options)
