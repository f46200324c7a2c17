"""What a child is by default, where its spec does not say: by `use`, by its library, by OTP.

Sources: Elixir 1.18 lib/{gen_server,agent,task,supervisor,dynamic_supervisor}.ex, `__using__/1` and `child_spec/1`;
OTP 27 supervisor(3), child_spec().
"""

from __future__ import annotations

from analyzer.evaluate.evaluator import Evaluator
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.values import ListV, Value
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import UseForm
from analyzer.expand.knowledge import ChildDefault
from models.constructs.child_spec import ChildForm, ChildSpec, Restart

_FORMS = (ChildForm.MODULE, ChildForm.TUPLE, ChildForm.CHILD_SPEC)
_SPECS = ("GenServer", "Supervisor", "DynamicSupervisor", "Agent", "Task", "GenStage", "ConsumerSupervisor", "Broadway")
"""`use` of these takes the settings of a child spec as options."""
_SHUTDOWN = {"worker": "5000", "supervisor": "infinity"}


def with_defaults(program: Program, child: ChildSpec) -> ChildSpec:
    """The child with the settings that hold although no source states them."""
    rule = _carried(child) or _rule(program, child)
    updates: dict[str, object] = {"default_id": default_id(program, child)}
    if rule is not None:
        kind = child.type or rule.type
        updates["default_restart"] = Restart(rule.restart) if child.restart is None else None
        updates["default_shutdown"] = _shutdown(rule, kind) if child.shutdown is None else None
        updates["default_type"] = rule.type if child.type is None else None
    return child.model_copy(update=updates)


def _carried(child: ChildSpec) -> ChildDefault | None:
    """What was known before the list had its say."""
    if child.default_restart is None and child.default_shutdown is None and child.default_type is None:
        return None
    kind = child.default_type or "worker"
    shutdown = child.default_shutdown or _SHUTDOWN[kind]
    return ChildDefault(type=kind, restart=child.default_restart or Restart.PERMANENT, shutdown=shutdown)


def default_id(program: Program, child: ChildSpec) -> str | None:
    """The id of a child whose spec states none; None when it states one, or when we cannot tell."""
    if child.id is not None or child.form not in _FORMS or not isinstance(child.module, str):
        return None
    if len(program.index.by_name.get(child.module, ())) > 1:
        return None
    module = program.module(child.module)
    return _own_id(program, module) if module else _library_id(program, child)


def settings_of_use(program: Program, module: str) -> Value | None:
    """The options of the `use` that gives the module its child_spec/1; None when it has none."""
    use = _spec_use(_only(program, module))
    if use is None or use.module not in _SPECS or not use.options:
        return None
    return Evaluator(program).value(use.options[0], Scope(use.form.env, form=use.form.node))


def _own_id(program: Program, module: Expanded) -> str | None:
    """The module itself, where `use` gives the spec. A child_spec/1 by hand, or unknown options, may say anything."""
    use = _spec_use(module)
    if use is None or use.module not in _SPECS or module.clauses("child_spec", 1):
        return None
    settings = settings_of_use(program, module.source.name)
    return module.source.name if settings is None or isinstance(settings, ListV) else None


def _spec_use(module: Expanded | None) -> UseForm | None:
    """The `use` that decides the module's child_spec/1. One that we do not know might, too: then None."""
    if module is None or not all(use.known for use in module.uses):
        return None
    return _last(module, [use for use in module.uses if use.module in _SPECS])


def _last(module: Expanded, uses: list[UseForm]) -> UseForm | None:
    """The last one, which wins; None where a condition decides which one that is."""
    conditional = any(set(use.form.branches) - set(module.source.branches) for use in uses)
    return uses[-1] if uses and not conditional else None


def _only(program: Program, name: str) -> Expanded | None:
    """The module of a name; None where a condition decides which of several there is."""
    return program.module(name) if len(program.index.by_name.get(name, ())) == 1 else None


def _library_id(program: Program, child: ChildSpec) -> str | None:
    library = program.library(child.module) if isinstance(child.module, str) else None
    if library is None or library.child is None:
        return None
    match library.child.id:
        case "module":
            return library.module
        case "name":
            return child.name if isinstance(child.name, str) and not child.name.startswith("{") else None
        case literal:
            return literal


def _rule(program: Program, child: ChildSpec) -> ChildDefault | None:
    """OTP's own rule where the spec is written out, else that of the library that gives it."""
    if child.start is not None:
        return ChildDefault()
    if not isinstance(child.module, str):
        return None
    if child.module in program.index:
        module = _only(program, child.module)
        return _rule_of_use(program, module) if module else None
    library = program.library(child.module)
    return library.child if library else None


def _rule_of_use(program: Program, module: Expanded) -> ChildDefault | None:
    """Of the last `use` that gives a spec; a child_spec/1 by hand keeps to it where it calls `super`."""
    written = program.clauses(module.source.name, "child_spec", 1)
    if not all(use.known for use in module.uses) or not all("super" in program.mentions(each) for each in written):
        return None
    libraries = {use.module: program.library(use.module) for use in module.uses if use.module}
    rules = {name: library.child for name, library in libraries.items() if library and library.child}
    use = _last(module, [use for use in module.uses if use.module in rules])
    return rules[use.module] if use else None


def _shutdown(rule: ChildDefault, kind: object) -> str | None:
    """The library's own value, or what OTP gives to the type; None where the type is unknown."""
    if rule.shutdown != _SHUTDOWN[rule.type]:
        return rule.shutdown
    return _SHUTDOWN.get(kind) if isinstance(kind, str) else None
