"""`alias`, `import` and `require`: how a directive changes the environment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyzer.expand.env import Env, Import
from models.ast import Alias, Atom, Call, Integer, List, Node, Remote, Tuple, Variable


def apply_directive(node: Node, env: Env) -> Env:
    """The environment after `node`; the same one when `node` is no directive."""
    match node:
        case Call(name="alias" | "require", args=(target, *options)):
            as_name = _alias_option(options)
            if node.name == "require":
                env = _require(target, env)
            return env if node.name == "require" and as_name is None else _alias(target, as_name, env)
        case Call(name="import", args=(target, *options)):
            return _import(target, options, env)
        case _:
            return env


def keyword(node: Node | None, key: str) -> Node | None:
    """The value of a key in a literal keyword list."""
    if isinstance(node, List):
        for item in node.items:
            match item:
                case Tuple(items=(Atom(value=name), value)) if name == key:
                    return value
                case _:
                    pass
    return None


def _alias(target: Node, as_name: str | None, env: Env) -> Env:
    for module, last in _targets(target, env):
        env = env.with_alias(as_name or last, module)
    return env


def _require(target: Node, env: Env) -> Env:
    for module, _ in _targets(target, env):
        env = env.with_require(module)
    return env


def _targets(target: Node, env: Env) -> Iterator[tuple[str, str]]:
    match target:
        case Remote(target=base, name="{}", args=children):
            prefix = env.module_of(base)
            for child in children:
                if prefix and isinstance(child, Alias) and child.base is None:
                    yield ".".join((prefix, *child.names)), child.names[-1]
        case Variable(name="__MODULE__") if env.module:
            yield env.module, env.module.rsplit(".", 1)[-1]
        case _:
            module = env.module_of(target)
            if module:
                yield module, module.rsplit(".", 1)[-1].lstrip(":")


def _alias_option(options: list[Node]) -> str | None:
    value = keyword(options[0], "as") if options else None
    match value:
        case Alias(names=names, base=None):
            return names[-1]
        case _:
            return None


def _import(target: Node, options: list[Node], env: Env) -> Env:
    """An import requires its module too. `except` alone takes away from what the module's last import brought."""
    option = options[0] if options else None
    chosen, excluded = keyword(option, "only"), _pairs(keyword(option, "except"))
    kind = chosen.value if isinstance(chosen, Atom) else None
    for module, _ in _targets(target, env):
        new = Import(module, _pairs(chosen), excluded or frozenset(), kind != "macros", kind != "functions")
        if excluded is not None and chosen is None:
            last = next((found for found in env.imports if found.module == module), new)
            new = replace(last, excluded=last.excluded | excluded)
        env = _require(target, env).with_import(new)
    return env


def _pairs(node: Node | None) -> frozenset[tuple[str, int]] | None:
    if not isinstance(node, List):
        return None
    pairs = set()
    for item in node.items:
        match item:
            case Tuple(items=(Atom(value=name), Integer(value=arity))):
                pairs.add((name, arity))
            case _:
                pass
    return frozenset(pairs)


def implicit_alias(node: Call, env: Env) -> Env:
    """A nested `defmodule A.B` makes `A` an alias in the module around it."""
    match node.args:
        case (first, *_) if node.name != "defimpl" and env.module and getattr(first, "base", 0) is None:
            names: tuple[str, ...] = getattr(first, "names", ())
            if names and names[0] != "Elixir":
                return env.with_alias(names[0], f"{env.module}.{names[0]}")
    return env
