"""Variables and calls: local, imported, remote, anonymous."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.evaluate.choices import MAX_OPTIONS, choice
from analyzer.evaluate.lookup import lookup
from analyzer.evaluate.macro_calls import called_macro, macro_part
from analyzer.evaluate.natives import native_function
from analyzer.evaluate.scope import Binding, Scope, Thunk
from analyzer.evaluate.values import NIL, AtomV, CallV, ChoiceV, ListV, MapV, Option, UnknownV, Value
from analyzer.expand.definitions import Site
from models.ast import Apply, Block, Call, Node, Remote, Variable
from models.evidence import Reason

if TYPE_CHECKING:
    from analyzer.evaluate.evaluator import Evaluator


def _variable(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Variable)
    if node.name == "__MODULE__":
        return AtomV(f"Elixir.{scope.env.module}") if scope.env.module else ev.unknown(Reason.VARIABLE, node, scope)
    binding = scope.bindings.get(node.name)
    if binding is not None:
        return ev.force(binding)
    if scope.env.module:
        found = ev.call(scope.env.module, node.name, [], scope)
        if found is not None:
            return found
    return ev.unknown(Reason.VARIABLE, node, scope)


def call(ev: Evaluator, node: Call, scope: Scope) -> Value:
    """A local call: of the module itself, of an import, of Kernel."""
    quoted = _macro(ev, node, scope)
    if quoted is not None:
        return quoted
    args: list[Binding] = [Thunk(arg, scope) for arg in node.args]
    if scope.env.module:
        found = ev.call(scope.env.module, node.name, args, scope)
        if found is not None:
            return found
    for imported in scope.env.imports:
        if imported.brings(node.name, node.arity) and ev.program.exported(imported, node.name, node.arity):
            return ev.remote(imported.module, node.name, args, scope)
    found_native = native_function("Kernel", node.name, len(args))
    if found_native is not None:
        value = found_native(ev, args, scope)
        if value is not None:
            return _written(value, ev, node, scope)
    module = ev.program.importer(node.name, node.arity, scope.env)
    if module is not None:
        return _written(ev.remote(module, node.name, args, scope), ev, node, scope)
    return CallV("Kernel", node.name, tuple(ev.force(arg) for arg in args), ev.text(node, scope))


def _macro(ev: Evaluator, node: Call | Remote, scope: Scope) -> Value | None:
    """The value of the code that a macro of ours gives; None where none is called."""
    if called_macro(ev.program, node, scope.env) is None:
        return None
    part = macro_part(ev.program, node, scope)
    return ev.block(part.node, part.scope) if part else ev.unknown(Reason.UNKNOWN_MACRO, node, scope)


def _remote(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Remote)
    module = scope.env.module_of(node.target)
    if module is None:
        target = ev.value(node.target, scope)
        if not node.args and isinstance(target, MapV | ListV):
            found = lookup(target, AtomV(node.name))
            return found if found is not None else ev.unknown(Reason.VARIABLE, node, scope)
        if isinstance(target, ChoiceV):
            return _over_choice(ev, target, node, scope)
        if not isinstance(target, AtomV) or (not node.parens and not target.is_module):
            return ev.unknown(Reason.DYNAMIC_CALL if node.parens else Reason.VARIABLE, node, scope)
        module = target.module
    quoted = _macro(ev, node, scope)
    if quoted is not None:
        return quoted
    return _written(ev.remote(module, node.name, [Thunk(arg, scope) for arg in node.args], scope), ev, node, scope)


def _written(value: Value, ev: Evaluator, node: Node, scope: Scope) -> Value:
    """A result that we do not know is the call as it is written."""
    if isinstance(value, CallV) or (isinstance(value, UnknownV) and value.site is None):
        return replace(value, text=ev.text(node, scope), site=Site(scope.env.file, node.start, node.end))
    return value


def _over_choice(ev: Evaluator, target: ChoiceV, node: Remote, scope: Scope) -> Value:
    options: list[Option] = []
    for option in target.options[:MAX_OPTIONS]:
        match option.value:
            case AtomV(is_module=True) as module:
                args: list[Binding] = [Thunk(arg, scope) for arg in node.args]
                options.append(Option(ev.remote(module.module, node.name, args, scope), option.given))
            case MapV() | ListV() as container if not node.args:
                found = lookup(container, AtomV(node.name))
                options.append(Option(found if found is not None else NIL, option.given))
            case _:
                options.append(Option(ev.unknown(Reason.DYNAMIC_CALL, node, scope), option.given))
    return choice(options)


def _apply(ev: Evaluator, node: Node, scope: Scope) -> Value:
    assert isinstance(node, Apply)
    function = ev.value(node.fun, scope)
    found = ev.apply(function, [Thunk(arg, scope) for arg in node.args], scope)
    return found if found is not None else ev.unknown(Reason.DYNAMIC_CALL, node, scope)


def _block(ev: Evaluator, node: Node, scope: Scope) -> Value:
    return ev.block(node, scope)


HANDLERS: dict[type[Node], Callable[[Evaluator, Node, Scope], Value]] = {
    Variable: _variable,
    Remote: _remote,
    Apply: _apply,
    Block: _block,
}
