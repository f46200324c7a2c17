"""S2: which modules exist, where they are written, and in which lexical environment."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from analyzer.expand.definitions import Branch, Definition, do_body, read_definition
from analyzer.expand.directives import apply_directive, keyword
from analyzer.expand.env import Env, Import
from models.ast import Block, Call, List, Node, Variable
from models.modules import ModuleKind

_KINDS = {
    "defmodule": ModuleKind.MODULE,
    "defprotocol": ModuleKind.PROTOCOL,
    "defimpl": ModuleKind.IMPLEMENTATION,
}


_PROTOCOL = Import("Protocol", frozenset({("def", 1)}))
"""What a protocol declares its functions with."""


@dataclass(frozen=True, eq=False)
class ModuleSource:
    """A module as its file writes it: the forms of its body, the environment around them."""

    name: str
    kind: ModuleKind
    file: str
    node: Call
    body: tuple[Node, ...]
    env: Env
    branches: tuple[Branch, ...] = ()
    generated: bool = False

    @cached_property
    def own_definitions(self) -> tuple[Definition, ...]:
        """What the body itself defines, before any `use` is followed."""
        return tuple(_definitions(self.body, self.env, ()))

    @cached_property
    def callbacks(self) -> tuple[tuple[str, int], ...]:
        """Names and arities of the callbacks that it declares."""
        return tuple(found for form in self.body if (found := _callback(form)))


class Index:
    """Every module of the program by name. A name may have several sources (branches of an `if`)."""

    def __init__(self, sources: Iterable[ModuleSource]) -> None:
        self.sources: tuple[ModuleSource, ...] = tuple(sources)
        by_name: dict[str, list[ModuleSource]] = {}
        for source in self.sources:
            by_name.setdefault(source.name, []).append(source)
        self.by_name: Mapping[str, list[ModuleSource]] = by_name
        self.expansions: dict[Hashable, object] = {}
        """What macros returned, by macro and arguments: an app uses the same few again and again."""

    @cached_property
    def macro_names(self) -> frozenset[str]:
        """What the macros of our modules are called: most calls are none, and need no look at the imports."""
        able = [source for source in self.sources if any(map(_may_hold_a_macro, source.body))]
        return frozenset(found.name for source in able for found in source.own_definitions if found.kind.macro)

    def get(self, name: str | None) -> ModuleSource | None:
        found = self.by_name.get(name) if name else None
        return found[0] if found else None

    def rivalry(self, source: ModuleSource) -> tuple[Branch, ...]:
        """Of two modules with one name, nobody tells us which one is loaded: each is under its own existence."""
        for other in self.by_name.get(source.name, ()):
            if other is not source and not _exclusive(source.branches, other.branches):
                return (Branch(source.node.args[0], source.file, True),)
        return ()

    def __contains__(self, name: str) -> bool:
        return name in self.by_name


def _may_hold_a_macro(form: Node) -> bool:
    return isinstance(form, Block) or (isinstance(form, Call) and form.name in ("defmacro", "defguard", "if", "unless"))


def _exclusive(one: tuple[Branch, ...], other: tuple[Branch, ...]) -> bool:
    return any(a.node is b.node and a.holds != b.holds for a in one for b in other)


def _callback(form: Node) -> tuple[str, int] | None:
    match form:
        case Call(name="@", args=(Call(name="callback" | "macrocallback", args=(spec,)),)):
            pass
        case _:
            return None
    if isinstance(spec, Call) and spec.name == "when":
        spec = spec.args[0]
    match spec:
        case Call(name="::", args=(Call(name=name, args=params), _)):
            return name, len(params)
        case Call(name="::", args=(Variable(name=name), _)):
            return name, 0
        case _:
            return None


def module_sources(root: Node, file: str) -> Iterator[ModuleSource]:
    """The modules of one file, outer ones first."""
    yield from _modules(forms(root), Env(file), ())


def forms(node: Node | None) -> tuple[Node, ...]:
    """A body as the sequence of its expressions."""
    if node is None:
        return ()
    return node.items if isinstance(node, Block) else (node,)


def branch_bodies(node: Call, file: str, branches: tuple[Branch, ...]) -> Iterator[tuple[Node, tuple[Branch, ...]]]:
    """The do and else sections of an `if` or `unless` around definitions, with their conditions."""
    condition, sections = node.args[0], node.args[-1]
    for key, holds in (("do", node.name == "if"), ("else", node.name != "if")):
        body = keyword(sections, key)
        if body is not None:
            yield body, (*branches, Branch(condition, file, holds))


def is_branch(node: Node) -> bool:
    return isinstance(node, Call) and node.name in ("if", "unless") and len(node.args) == 2


def _modules(items: Iterable[Node], env: Env, branches: tuple[Branch, ...]) -> Iterator[ModuleSource]:
    for item in items:
        env = apply_directive(item, env)
        if not isinstance(item, Call):
            if isinstance(item, Block):
                yield from _modules(item.items, env, branches)
            continue
        if item.name in _KINDS:
            found = tuple(module_here(item, env, branches))
            yield from with_nested(found)
            env = implicit_alias(item, env)
        elif is_branch(item):
            for section, inner in branch_bodies(item, env.file, branches):
                yield from _modules(forms(section), env, inner)


def with_nested(found: Iterable[ModuleSource]) -> Iterator[ModuleSource]:
    """Modules, each followed by those inside it."""
    for source in found:
        yield source
        yield from _modules(source.body, source.env, source.branches)


def module_here(node: Call, env: Env, branches: tuple[Branch, ...]) -> Iterator[ModuleSource]:
    """What a `defmodule`, `defprotocol` or `defimpl` defines (a defimpl for a list defines several)."""
    kind = _KINDS[node.name]
    body = forms(do_body(node.args[-1])) if node.args else ()
    names = tuple(_names(node, kind, env))
    if kind is ModuleKind.PROTOCOL:
        env = env.with_import(_PROTOCOL)
    for name in names:
        yield ModuleSource(name, kind, env.file, node, body, env.inside(name), branches)


def implicit_alias(node: Call, env: Env) -> Env:
    """A nested `defmodule A.B` makes `A` an alias in the module around it."""
    match node.args:
        case (first, *_) if node.name != "defimpl" and env.module and getattr(first, "base", 0) is None:
            names: tuple[str, ...] = getattr(first, "names", ())
            if names and names[0] != "Elixir":
                return env.with_alias(names[0], f"{env.module}.{names[0]}")
    return env


def _names(node: Call, kind: ModuleKind, env: Env) -> Iterator[str]:
    if not node.args:
        return
    if kind is ModuleKind.IMPLEMENTATION:
        yield from _implementation_names(node, env)
        return
    first = node.args[0]
    names, base = getattr(first, "names", ()), getattr(first, "base", None)
    if names and base is None and names[0] != "Elixir" and env.module:
        yield ".".join((env.module, *names))
    elif names and base is None and not env.module:
        yield ".".join(names[1:] if names[0] == "Elixir" else names)
    else:
        name = env.module_of(first)
        if name:
            yield name


def _implementation_names(node: Call, env: Env) -> Iterator[str]:
    protocol = env.module_of(node.args[0])
    target = next((t for arg in node.args[1:] if (t := keyword(arg, "for")) is not None), None)
    targets = target.items if isinstance(target, List) else (target,) if target is not None else ()
    names = [env.module_of(item) for item in targets] if target is not None else [env.module]
    for name in names:
        if protocol and name:
            yield f"{protocol}.{name}"


def _definitions(items: Iterable[Node], env: Env, branches: tuple[Branch, ...]) -> Iterator[Definition]:
    for item in items:
        env = apply_directive(item, env)
        if isinstance(item, Block):
            yield from _definitions(item.items, env, branches)
        elif isinstance(item, Call):
            if is_branch(item):
                for body, inner in branch_bodies(item, env.file, branches):
                    yield from _definitions(forms(body), env, inner)
            elif item.name in _KINDS:
                env = implicit_alias(item, env)
            elif definition := read_definition(item, env, branches):
                yield definition
