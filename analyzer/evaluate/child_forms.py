"""One element of a child list as a child spec, in whatever form it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyzer.evaluate.child_arguments import name_in
from analyzer.evaluate.child_defaults import settings_of_use, with_defaults
from analyzer.evaluate.child_settings import with_settings, with_unread
from analyzer.evaluate.child_starts import behind, written
from analyzer.evaluate.choices import default_of
from analyzer.evaluate.evidence import unresolved
from analyzer.evaluate.lookup import lookup
from analyzer.evaluate.naming import name_of
from analyzer.evaluate.own_specs import changes_of_super, is_super_written, written_spec
from analyzer.evaluate.program import Program
from analyzer.evaluate.values import (
    AtomV,
    CallV,
    ChoiceV,
    ListV,
    MapV,
    SpecV,
    TupleV,
    UnknownV,
    Value,
)
from analyzer.expand.definitions import Site
from models.constructs.child_spec import ChildForm, ChildSpec, StartCall
from models.evidence import Certainty, Reason, Unresolved

_SETTINGS = (
    *("restart", "shutdown", "type", "significant", "starts"),
    *("default_restart", "default_shutdown", "default_type"),
)
_LEGACY = {"worker": "worker", "supervisor": "supervisor"}


@dataclass(frozen=True, slots=True)
class At:
    """Where a child is read; `via`: the modules whose child_spec/1 led here."""

    program: Program
    site: Site
    via: tuple[str, ...] = ()

    def unresolved(self, value: Value) -> Unresolved:
        return unresolved(self.program, value, self.site)


def read(at: At, value: Value) -> ChildSpec | Unresolved:
    """A value that stands for one child."""
    match value:
        case AtomV():
            return _spec(at, value, ChildForm.MODULE, None)
        case TupleV(items=(module, argument)):
            return _spec(at, module, ChildForm.TUPLE, argument)
        case TupleV(items=(id_, TupleV(items=(module, function, args)), restart, shutdown, kind, _)):
            entries = (("id", id_), ("start", TupleV((module, function, args))), ("restart", restart))
            more = (("shutdown", shutdown), ("type", kind))
            made = MapV(tuple((AtomV(key), found) for key, found in (*entries, *more)), site=at.site)
            return _map(at, made, ChildForm.ERLANG)
        case MapV():
            return _map(at, value, ChildForm.MAP)
        case SpecV(base=base, overrides=overrides):
            return _overridden(at, base, overrides)
        case CallV(module=module, name="child_spec", args=args) if module != "Kernel":
            base = TupleV((AtomV(_stored(module)), *args[:1])) if args else AtomV(_stored(module))
            return _overridden(at, base, None)
        case CallV(module="Supervisor.Spec" | "Kernel", name=name, args=(module, *rest)) if name in _LEGACY:
            return _legacy(at, name, module, rest)
        case _:
            return at.unresolved(value)


def _stored(module: str) -> str:
    return module[1:] if module.startswith(":") else f"Elixir.{module}"


def _spec(at: At, module: Value, form: ChildForm, argument: Value | None) -> ChildSpec | Unresolved:
    started, certainty = _module(at, module)
    if isinstance(started, Unresolved) and form is ChildForm.MODULE:
        return started
    child = ChildSpec(
        module=started,
        form=form,
        argument=written(at.program, argument) if argument is not None else None,
        name=name_of(at.program, name_in(argument), at.site),
        certainty=certainty,
        starts=_below(at, started, argument) if isinstance(started, str) else (),
        alternatives=_alternatives(module) if isinstance(started, Unresolved) else (),
        span=at.program.place(at.site),
    )
    return _by_module(at, child, started, argument) if isinstance(started, str) else child


def _alternatives(module: Value) -> tuple[str, ...]:
    """The modules that a choice may give."""
    options = module.options if isinstance(module, ChoiceV) else ()
    return tuple(dict.fromkeys(o.value.module for o in options if isinstance(o.value, AtomV) and o.value.is_module))


def _below(at: At, module: str, argument: Value | None) -> tuple[str, ...]:
    """Modules of ours that a library starts below the child, as options of the argument say."""
    library = at.program.library(module)
    if library is None or library.child is None or not isinstance(argument, ListV):
        return ()
    named = (lookup(argument, AtomV(option)) for option in library.child.starts)
    return tuple(v.module for v in named if isinstance(v, AtomV) and v.module in at.program.index)


def _module(at: At, value: Value) -> tuple[str | Unresolved, Certainty]:
    match value:
        case AtomV() if value.name not in ("nil", "true", "false"):
            return value.module, Certainty.EXACT
        case ChoiceV() if isinstance(default := default_of(value), AtomV):
            return default.module, Certainty.INFERRED
        case _:
            return at.unresolved(value), Certainty.EXACT


def _map(at: At, value: MapV, form: ChildForm) -> ChildSpec | Unresolved:
    match lookup(value, AtomV("start")):
        case TupleV(items=(module, AtomV(name=function), args)):
            started, certainty = _module(at, behind(module, function, args))
        case _:
            return at.unresolved(value)
    child = ChildSpec(module=started, form=form, certainty=certainty, span=at.program.place(at.site))
    return with_settings(at.program, child, value, at.site)


def _overridden(at: At, base: Value, overrides: Value | None) -> ChildSpec | Unresolved:
    child = read(at, base)
    if isinstance(child, Unresolved):
        return child
    child = child.model_copy(update={"form": ChildForm.CHILD_SPEC, "span": at.program.place(at.site)})
    if overrides is None:
        return child
    if child.start is None and lookup(overrides, AtomV("start")) is not None:
        child = with_defaults(at.program, child)
    return with_settings(at.program, child, overrides, at.site)


def _legacy(at: At, kind: str, module: Value, rest: list[Value]) -> ChildSpec | Unresolved:
    """`worker(Mod, args, options)` of the old Supervisor.Spec."""
    arguments = rest[0] if rest else ListV(())
    options = rest[1] if len(rest) > 1 else ListV(())
    function = lookup(options, AtomV("function")) or AtomV("start_link")
    made = MapV(((AtomV("start"), TupleV((module, function, arguments))), (AtomV("type"), AtomV(kind))), site=at.site)
    child = _map(at, made, ChildForm.ERLANG)
    return with_settings(at.program, child, options, at.site) if isinstance(child, ChildSpec) else child


# ---------------------------------------------------------------- what the child's module says


def _by_module(at: At, child: ChildSpec, module: str, argument: Value | None) -> ChildSpec:
    """The child with what the child_spec/1 of its module says: written by hand, or given by `use`."""
    if module in at.via:
        return with_unread(at.program, child, UnknownV(Reason.CYCLE, f"{module}.child_spec/1"), at.site)
    written = written_spec(at.program, module, argument or ListV(()), at.site)
    if written is None:
        return _with_use(at, child, module)
    changes = changes_of_super(written)
    if changes is not None:
        child = _with_super(at, child, module)
        for change in changes:
            child = with_settings(at.program, child, change, at.site)
        return child
    return _with_written(replace(at, via=(*at.via, module)), child, written)


def _with_super(at: At, child: ChildSpec, module: str) -> ChildSpec:
    """The child as `super` in the module's child_spec/1 gives it."""
    if is_super_written(at.program.module(module)):
        return with_unread(at.program, child, UnknownV(Reason.EXPRESSION, "super"), at.site)
    return _with_use(at, child, module)


def _with_use(at: At, child: ChildSpec, module: str) -> ChildSpec:
    settings = settings_of_use(at.program, module)
    return child if settings is None else with_settings(at.program, child, settings, at.site)


def _with_written(at: At, child: ChildSpec, spec: Value) -> ChildSpec:
    made = read(at, spec)
    if isinstance(made, Unresolved):
        child = with_settings(at.program, child, spec, at.site) if isinstance(spec, MapV) else child
        return child if isinstance(spec, MapV) else with_unread(at.program, child, spec, at.site)
    made = with_defaults(at.program, made)
    updates: dict[str, object] = {
        "id": made.id or made.default_id,
        "name": made.name if made.start else child.name or made.name,
        "start": made.start or _start_of_use(at, made),
    }
    return child.model_copy(update=updates | {name: getattr(made, name) for name in _SETTINGS})


def _start_of_use(at: At, made: ChildSpec) -> StartCall | None:
    """The start function of a module of ours whose child_spec/1 comes from `use`."""
    if not isinstance(made.module, str) or at.program.clauses(made.module, "child_spec", 1):
        return None
    if not at.program.clauses(made.module, "start_link", 1):
        return None
    return StartCall(module=made.module, function="start_link", args=f"[{made.argument or '[]'}]")
