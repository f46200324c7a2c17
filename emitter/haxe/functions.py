"""A module's public functions as members of its extern class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from emitter.haxe import elixir_text
from emitter.haxe.elixir_types import spec_text
from emitter.haxe.haxe_text import doc, line_comment, metadata, string
from emitter.haxe.haxe_types import HaxeType
from emitter.haxe.profile import Profile
from emitter.haxe.scope import Scope
from emitter.haxe.signatures import Signature, signatures
from emitter.haxe.writing import Imports, type_text
from models.modules import Function, FunctionKind, Module

_NO_FUNCTIONS = {
    FunctionKind.DEFMACRO: "a macro exists only while Elixir compiles",
    FunctionKind.DEFGUARD: "a guard exists only while Elixir compiles",
}


@dataclass(frozen=True, slots=True)
class Members:
    """The text of some members, every type that they mention, and what could not be expressed."""

    text: str
    types: tuple[HaxeType, ...] = ()
    functions: int = 0
    left_out: tuple[str, ...] = ()


def functions(module: Module, spelled: Mapping[str, str], scope: Scope, imports: Imports) -> Members:
    """Every public function in source order; one that Haxe cannot call becomes a comment that says why."""
    public = [function for function in module.functions if function.public]
    callable_ = {id(function): signatures(function, scope) for function in public if not _obstacle(function, scope)}
    counted = Counter(spelled[f.name] for f in public for _ in callable_.get(id(f), ()))
    pieces, types, left_out = [], [], []
    for function in public:
        if reason := _obstacle(function, scope):
            left_out.append(f"{function.name}/{function.arity}: {reason}")
            pieces.append(line_comment(f"{left_out[-1]} ({function.span})", "\t"))
            continue
        name = spelled[function.name]
        found = callable_[id(function)]
        types += [type_ for signature in found for type_ in signature.types]
        pieces.append(_written(module, function, name, found, counted[name] > 1, scope, imports))
    return Members("\n".join(pieces), tuple(types), len(callable_), tuple(left_out))


def _obstacle(function: Function, scope: Scope) -> str | None:
    if function.kind in _NO_FUNCTIONS:
        return _NO_FUNCTIONS[function.kind]
    profile: Profile = scope.world.profile
    if set(function.name) & profile.unspeakable_in_native:
        return "@:native cannot carry a name with a dot"
    return None


def _written(
    module: Module,
    function: Function,
    name: str,
    found: Iterable[Signature],
    overloaded: bool,
    scope: Scope,
    imports: Imports,
) -> str:
    target = f"{elixir_text.module(module.name)}.{elixir_text.function(function.name)}"
    modifier = f"{scope.world.profile.overload} " if overloaded else ""
    lines = [
        f"{_specs(signature)}\t@:native({string(target)})\n"
        + _declaration(f"\t{modifier}public static function {name}", signature, imports)
        for signature in found
    ]
    return doc(function.doc or "", "\t") + "".join(lines)


def _specs(signature: Signature) -> str:
    """The specs, where the signature is not only a shorter form that defaults give."""
    whole = (spec for spec in signature.specs if len(spec.params) == len(signature.params))
    return "".join(f"\t{metadata('spec', spec_text(spec))}\n" for spec in whole)


def _declaration(head: str, signature: Signature, imports: Imports) -> str:
    """On one line, or with a line for each parameter where that would be long."""
    variables = f"<{', '.join(signature.variables)}>" if signature.variables else ""
    params = [f"{name}: {type_text(type_, imports)}" for name, type_ in signature.params]
    result = type_text(signature.result, imports)
    line = f"{head}{variables}({', '.join(params)}): {result};\n"
    if len(line) <= 120 or len(params) < 2:
        return line
    return f"{head}{variables}(\n\t\t" + ",\n\t\t".join(params) + f"\n\t): {result};\n"
