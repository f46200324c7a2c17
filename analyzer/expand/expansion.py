"""S3: a module's forms in order, with what its `use`s inject, each in its own environment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from analyzer.expand.definitions import KINDS, Branch, Definition, Injection, Site, read_definition
from analyzer.expand.directives import apply_directive, keyword
from analyzer.expand.env import Env
from analyzer.expand.index import Index, ModuleSource, branch_bodies, forms, implicit_alias, is_branch
from analyzer.expand.knowledge import Knowledge
from analyzer.expand.loops import defines, is_loop
from analyzer.expand.macros import Quoted, absolute, expand_macro, is_defined, is_macro
from analyzer.expand.passed import passed
from models.ast import Alias, Atom, Block, Call, Elided, Integer, List, Node, Remote, Tuple, Variable
from models.ast.walk import walk as tree

_DEPTH = 16
_FUEL = 500
"""More `use`s than this below one module are a cycle whose arguments change."""
_MODULES = ("defmodule", "defprotocol", "defimpl")


@dataclass(frozen=True, slots=True)
class Form:
    """One module-level expression."""

    node: Node
    env: Env
    branches: tuple[Branch, ...] = ()
    injection: Injection | None = None

    def site(self, node: Node) -> Site:
        """Where a part of this form is written."""
        return Site(self.env.file, node.start, node.end)


@dataclass(frozen=True, slots=True)
class UseForm:
    """A `use`: the module, its arguments, and whether what it injects is known."""

    module: str
    options: tuple[Node, ...]
    form: Form
    known: bool


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    value: Node
    form: Form


@dataclass(frozen=True, eq=False)
class Expanded:
    """A module after expansion: everything that is part of it, own and injected."""

    source: ModuleSource
    forms: tuple[Form, ...]
    definitions: tuple[Definition, ...]
    uses: tuple[UseForm, ...]
    attributes: tuple[Attribute, ...]
    behaviours: tuple[str, ...]
    computed: tuple[Form, ...]
    """Definitions whose name a macro computes, and hooks of modules that we do not know."""
    env: Env

    @cached_property
    def by_name(self) -> dict[str, list[Definition]]:
        """The clauses by function name, in order."""
        names: dict[str, list[Definition]] = {}
        for definition in self.definitions:
            names.setdefault(definition.name, []).append(definition)
        return names

    def clauses(self, name: str, arity: int) -> list[Definition]:
        return [d for d in self.by_name.get(name, ()) if d.accepts(arity)]

    def uses_module(self, *names: str) -> bool:
        return any(use.module in names for use in self.uses)

    @cached_property
    def attributes_by_name(self) -> dict[str, list[Attribute]]:
        """The assignments of each attribute, in order."""
        names: dict[str, list[Attribute]] = {}
        for attribute in self.attributes:
            names.setdefault(attribute.name, []).append(attribute)
        return names

    @cached_property
    def positions(self) -> dict[int, int]:
        """Where each form stands, by its node's identity: no two forms share a node."""
        return {id(form.node): number for number, form in enumerate(self.forms)}

    @cached_property
    def assignments(self) -> list[Form]:
        """The forms that bind a variable of the module's body."""
        return [form for form in self.forms if isinstance(form.node, Call) and form.node.name == "="]

    @cached_property
    def accumulating(self) -> dict[str, bool]:
        """The attributes that keep all their values; whether a loop or a call may add others than those written."""
        names = [name for form in self.forms if (name := _accumulates(form.node)) is not None]
        unseen = [form.node for form in self.forms if is_loop(form.node) or _puts_attribute(form.node)]
        found = {name for node in unseen for name in _may_assign(node)} if names else set()
        return {name: name in found or "" in found for name in names}

    def accumulated(self, name: str, before: Site) -> list[tuple[Attribute, tuple[Branch, ...]]]:
        """The values that an accumulating attribute has at a place, the last first, with their conditions."""
        here = self._branches_at(before)
        return [
            (attribute, tuple(branch for branch in attribute.form.branches if branch not in here))
            for attribute in reversed(self.attributes_by_name.get(name, ()))
            if attribute.form.env.file != before.file or attribute.form.node.start <= before.start
        ]

    def attribute(self, name: str, before: Site | None = None) -> Attribute | None:
        """The last assignment of `@name` above a place, whatever its conditions."""
        found = self._assigned(name, before)
        return found[-1] if found else None

    def attribute_ways(self, name: str, before: Site) -> list[tuple[Attribute | None, tuple[Branch, ...]]]:
        """What `@name` may be at a place, last first: the assignment and its conditions there; None is unassigned."""
        assigned = self._assigned(name, before)
        if not assigned or not any(attribute.form.branches for attribute in assigned):
            return [(attribute, ()) for attribute in assigned[-1:]]
        here = self._branches_at(before)
        found: list[tuple[Attribute | None, tuple[Branch, ...]]] = []
        later: list[tuple[Branch, ...]] = []
        for attribute in reversed(assigned):
            own = tuple(branch for branch in attribute.form.branches if branch not in here)
            if any(branch.otherwise in (*here, *own) for branch in own) or any(set(x) <= set(own) for x in later):
                continue
            given = dict.fromkeys((*own, *(x[0].otherwise for x in later if len(x) == 1)))
            if not any(branch.otherwise in given for branch in given):
                found.append((attribute, tuple(given)))
            later.append(own)
            if not own or any(len(x) == 1 and (x[0].otherwise,) in later for x in later):
                return found
        found.append((None, tuple(dict.fromkeys(x[0].otherwise for x in later if len(x) == 1))))
        return found

    def _assigned(self, name: str, before: Site | None) -> list[Attribute]:
        """The assignments above a place in its file; the first one when there is none."""
        found: list[Attribute] = []
        for attribute in self.attributes_by_name.get(name, ()):
            node = attribute.form.node
            if before and attribute.form.env.file == before.file and node.start > before.start and found:
                break
            found.append(attribute)
        return found

    def _branches_at(self, place: Site) -> tuple[Branch, ...]:
        """The conditions around a place: those of the innermost form that holds it."""
        around: tuple[Branch, ...] = self.source.branches
        for form in self.forms:
            if form.env.file == place.file and form.node.start <= place.start < form.node.end:
                around = form.branches
        return around


def _accumulates(node: Node) -> str | None:
    """`Module.register_attribute(__MODULE__, :name, accumulate: true)`."""
    match node:
        case Remote(target=Alias(names=("Module",)), name="register_attribute", args=(_, Atom(value=name), options)):
            return name if keyword(options, "accumulate") == Atom("true") else None
        case _:
            return None


def _puts_attribute(node: Node) -> bool:
    return isinstance(node, Remote) and node.name == "put_attribute"


def _may_assign(node: Node) -> Iterator[str]:
    """The attributes that are set somewhere inside; the empty name stands for any."""
    for inner in tree(node):
        match inner:
            case Call(name="@", args=(Call(name=name, args=(_,)),)):
                yield name
            case Remote(name="put_attribute", args=(_, Atom(value=name), *_)):
                yield name
            case Remote(name="put_attribute"):
                yield ""
            case _:
                pass


@dataclass
class _Walk:
    index: Index
    knowledge: Knowledge
    unrolled: dict[UnrolledKey, Iterator[tuple[Node, ...] | None]]
    forms: list[Form] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    uses: list[UseForm] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    behaviours: list[str] = field(default_factory=list)
    computed: list[Form] = field(default_factory=list)
    pending: list[tuple[str, Form]] = field(default_factory=list)
    overridable: dict[tuple[str, int], list[Definition]] = field(default_factory=dict)
    """Injected clauses that give way when the module defines the function again."""
    running: list[tuple[str, Node]] = field(default_factory=list)
    """The `use`s that we stand in."""
    fuel: int = _FUEL


UnrolledKey = tuple[str, int, int, Injection | None]
Unrolled = dict[UnrolledKey, list[tuple[Node, ...] | None]]
"""The forms that a loop, or a definition of computed name, stands for: of each place, in the order of its uses."""


def unrolled_key(form: Form) -> UnrolledKey:
    """The place of a form: where it is written, and which `use` put it here."""
    return form.env.file, form.node.start, form.node.end, form.injection


def expand_module(
    source: ModuleSource, index: Index, knowledge: Knowledge, unrolled: Unrolled | None = None
) -> Expanded:
    """The module with all `use`s followed as far as they are static."""
    walk = _Walk(index, knowledge, {key: iter(found) for key, found in (unrolled or {}).items()})
    branches = (*source.branches, *index.rivalry(source))
    env = _forms(source.body, source.env, branches, None, walk)
    for module, form in walk.pending:
        quoted = expand_macro(index, module, "__before_compile__", (Variable("__ENV__"),))
        if quoted is None:
            walk.computed.append(form)
        _inject(quoted or (), module, form, env, walk)
    return Expanded(
        source,
        tuple(walk.forms),
        tuple(walk.definitions),
        tuple(walk.uses),
        tuple(walk.attributes),
        tuple(dict.fromkeys(walk.behaviours)),
        tuple(walk.computed),
        env,
    )


def _forms(
    items: Iterable[Node], env: Env, branches: tuple[Branch, ...], injection: Injection | None, walk: _Walk
) -> Env:
    for item in items:
        env = _form(Form(item, env, branches, injection), walk)
    return env


def _form(form: Form, walk: _Walk) -> Env:
    node, env = form.node, form.env
    if isinstance(node, Block):
        return _forms(node.items, env, form.branches, form.injection, walk)
    if form.injection:
        form = replace(form, node=replace(node))
        node = form.node
    walk.forms.append(form)
    made = next(walk.unrolled.get(unrolled_key(form), iter(())), None)
    if made is not None:
        unrolled, walk.unrolled = walk.unrolled, {}
        _forms(made, env, form.branches, form.injection, walk)
        walk.unrolled = unrolled
        return env
    if _may_define(node, env, walk):
        walk.computed.append(form)
    if isinstance(node, Remote) and (macro := _macro(node, env, walk.index)):
        return _expanded(macro, node, form, walk)
    if not isinstance(node, Call):
        return env
    if node.name == "use" and node.args:
        return _use(node, form, walk)
    if node.name == "@" and node.args:
        _attribute(node.args[0], form, walk)
        return env
    if node.name in _MODULES:
        return implicit_alias(node, env)
    if node.name == "defoverridable" and node.args:
        _overridable(node.args[0], env, walk)
        return env
    if is_branch(node):
        for body, branches in branch_bodies(node, env.file, form.branches):
            _forms(forms(body), env, branches, form.injection, walk)
        return env
    definition = read_definition(node, env, form.branches, form.injection)
    if definition:
        _override(definition, walk)
        walk.definitions.append(definition)
        return env
    if node.name in KINDS:
        walk.computed.append(form)
        return env
    after = apply_directive(node, env)
    macro = _macro(node, env, walk.index) if after is env else None
    return _expanded(macro, node, form, walk) if macro else after


def _macro(node: Call | Remote, env: Env, index: Index) -> str | None:
    """The module of ours whose macro a call at the module's level runs."""
    if node.name not in index.macro_names:
        return None
    if isinstance(node, Remote):
        module = env.module_of(node.target)
        modules = [module] if module is not None and module in env.required else []
    else:
        modules = [found.module for found in env.imports if found.macros and found.brings(node.name, node.arity)]
    return next((m for m in modules if m in index and is_macro(index, m, node.name, node.arity)), None)


def _expanded(macro: str, node: Call | Remote, form: Form, walk: _Walk) -> Env:
    """What a macro of ours gives in place of its call."""
    args = tuple(_as_written(arg, form.env) for arg in node.args)
    quoted = expand_macro(walk.index, macro, node.name, args) if _may_enter(macro, List(args), walk) else None
    if quoted is None:
        walk.computed.append(form)
        return form.env
    return _entered(quoted, macro, List(args), form, walk)


def _as_written(argument: Node, env: Env) -> Node:
    """An alias that changes nothing stays as it is: as the name of a module it means one below the one around it."""
    plain = isinstance(argument, Alias) and argument.base is None and argument.names[0] not in env.aliases
    return argument if plain else _settled(argument, env)


def _may_enter(macro: str, argument: Node, walk: _Walk) -> bool:
    walk.fuel -= 1
    return (macro, argument) not in walk.running and len(walk.running) < _DEPTH and walk.fuel >= 0


def _entered(quoted: tuple[Quoted, ...], macro: str, argument: Node, form: Form, walk: _Walk) -> Env:
    walk.running.append((macro, argument))
    env = _inject(quoted, macro, form, form.env, walk)
    walk.running.pop()
    return env


def _overridable(what: Node, env: Env, walk: _Walk) -> None:
    """`defoverridable name: arity` or `defoverridable Behaviour`: what is injected so far may be defined anew."""
    chosen = _chosen(what, env, walk.index)
    for definition in walk.definitions:
        key = (definition.name, definition.arity)
        if definition.injection and (chosen is None or key in chosen):
            walk.overridable.setdefault(key, []).append(definition)


def _chosen(what: Node, env: Env, index: Index) -> set[tuple[str, int]] | None:
    """Names and arities; None for the callbacks of a behaviour that is not ours."""
    module = env.module_of(what)
    if module is not None:
        source = index.get(module)
        return set(source.callbacks) if source else None
    found: set[tuple[str, int]] = set()
    for item in what.items if isinstance(what, List) else ():
        match item:
            case Tuple(items=(Atom(value=name), Integer(value=arity))):
                found.add((name, arity))
            case _:
                pass
    return found


def _override(new: Definition, walk: _Walk) -> None:
    """The overridable clauses go; under a condition of the new ones they stay where it does not hold."""
    for old in walk.overridable.pop((new.name, new.arity), ()):
        place = next((n for n, d in enumerate(walk.definitions) if d is old), None)
        if place is None:
            continue
        extra = [branch for branch in new.branches if branch not in old.branches]
        if not extra:
            _drop(old, place, walk)
            continue
        kept = old
        if extra[-1].otherwise not in old.branches:
            kept = replace(old, branches=(*old.branches, extra[-1].otherwise))
            walk.definitions[place] = kept
        walk.overridable.setdefault((new.name, new.arity), []).append(kept)


def _drop(old: Definition, place: int, walk: _Walk) -> None:
    """A clause goes with the notes above it."""
    del walk.definitions[place]
    above = next((n for n, form in enumerate(walk.forms) if form.node is old.node), 0) - 1
    notes: set[int] = set()
    while above >= 0 and _is_note(walk.forms[above].node):
        notes.add(id(walk.forms[above].node))
        above -= 1
    walk.attributes[:] = [attribute for attribute in walk.attributes if id(attribute.form.node) not in notes]


def _is_note(node: Node) -> bool:
    match node:
        case Call(name="@", args=(Call(name="doc" | "impl"),)):
            return True
        case _:
            return False


_PLAIN = frozenset(
    {"Logger", "Record", "Integer", "Bitwise", "Kernel", "Macro", "Code", "Module", "IEx", "Mix", "Protocol"}
)
"""Required modules of Elixir whose macros add no clauses to a callback."""


def _may_define(node: Node, env: Env, walk: _Walk) -> bool:
    """A macro of a library that we do not know, or a loop that defines functions by computed names."""
    match node:
        case _ if is_loop(node):
            return defines(node)
        case Remote(target=target):
            module = env.module_of(target)
            if module is None or module not in env.required or module in walk.index or module in _PLAIN:
                return False
            return walk.knowledge.get(module) is None
        case Call(name="unquote" | "unquote_splicing"):
            return True
        case _:
            return False


def _attribute(inner: Node, form: Form, walk: _Walk) -> None:
    match inner:
        case Call(name="behaviour", args=(target,)):
            module = form.env.module_of(target)
            if module:
                walk.behaviours.append(module)
        case Call(name="before_compile", args=(target,)):
            target = target.items[0] if isinstance(target, Tuple) and target.items else target
            module = form.env.module_of(target)
            if module and is_defined(walk.index, module, "__before_compile__", 1):
                walk.pending.append((module, form))
            else:
                walk.computed.append(form)
        case Call(name=name, args=(value,)):
            walk.attributes.append(Attribute(name, value, form))
        case _:
            pass


def _use(node: Call, form: Form, walk: _Walk) -> Env:
    module, options = form.env.module_of(node.args[0]), node.args[1:]
    if module is None:
        walk.uses.append(UseForm("", node.args, form, False))
        return form.env
    entry = walk.knowledge.get(module)
    if module in walk.index:
        argument = options[0] if options else List(())
        settled = _settled(argument, form.env)
        if not _may_enter(module, settled, walk):
            walk.uses.append(UseForm(module, options, form, False))
            return form.env
        quoted = expand_macro(walk.index, module, "__using__", (settled,))
        walk.uses.append(UseForm(module, options, form, quoted is not None))
        if not quoted:
            return form.env
        return _entered(quoted, module, settled, form, walk)
    walk.uses.append(UseForm(module, options, form, entry is not None))
    if entry:
        walk.behaviours.extend(entry.behaviours)
    return form.env


def _settled(argument: Node, env: Env) -> Node:
    """A `use` argument written as an alias means the same wherever the macro puts it; code keeps its file."""
    match argument:
        case List(items=items):
            return replace(argument, items=tuple(_settled(item, env) for item in items))
        case Tuple(items=(Atom(value="do" | "else" | "after" | "rescue" | "catch") as key, code)):
            return replace(argument, items=(key, passed(code, env.file)))
        case Tuple(items=items):
            return replace(argument, items=tuple(_settled(item, env) for item in items))
        case Atom():
            return argument
        case _:
            module = env.module_of(argument)
            if module is not None and not module.startswith(":"):
                return replace(absolute(module), start=argument.start, end=argument.end)
            unread = isinstance(argument, Block) or any(isinstance(inner, Elided) for inner in tree(argument))
            return passed(argument, env.file) if unread else argument


def _inject(quoted: tuple[Quoted, ...], macro: str, form: Form, env: Env, walk: _Walk) -> Env:
    """Walk the injected forms as the using module's own; aliases and imports they make stay visible."""
    asked = form.injection.site if form.injection else Site(form.env.file, form.node.start, form.node.end)
    injection = Injection(macro, asked)
    for part in quoted:
        inner = replace(env, file=part.env.file)  # offsets mean nothing without their file
        after = _forms(part.forms, inner, form.branches, injection, walk)
        env = replace(env, aliases=after.aliases, imports=after.imports)
    return env
