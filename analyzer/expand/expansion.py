"""S3: a module's forms in order, with what its `use`s inject, each in its own environment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analyzer.expand.bodies import branch_bodies, forms, unqualified
from analyzer.expand.clauses import is_defined, macro_of
from analyzer.expand.compiled_templates import as_definition
from analyzer.expand.computed import may_define
from analyzer.expand.definitions import KINDS, Injection, Site, read_definition
from analyzer.expand.directives import apply_directive, implicit_alias
from analyzer.expand.env import Env
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Attribute, Form, UseForm
from analyzer.expand.hygiene import as_written, settled
from analyzer.expand.index import Index
from analyzer.expand.knowledge import Knowledge
from analyzer.expand.loops import MODULES, PARTS, defines
from analyzer.expand.macros import expand_macro
from analyzer.expand.module_source import MODULE_KINDS, ModuleSource
from analyzer.expand.overriding import of_module, overridable, override
from analyzer.expand.quoted import Quoted
from analyzer.expand.sections import heads, is_branch
from analyzer.expand.unrolled import Unrolled, unrolled_key
from analyzer.expand.walk import Walk
from models.ast import Block, Call, List, Node, Remote, Tuple, Variable

_DEPTH = 16
_TYPESPECS = frozenset({"spec", "type", "typep", "opaque", "callback", "macrocallback"})


def expand_module(
    source: ModuleSource, index: Index, knowledge: Knowledge, unrolled: Unrolled | None = None
) -> Expanded:
    """The module with all `use`s followed as far as they are static."""
    walk = Walk(index, knowledge, {key: iter(found) for key, found in (unrolled or {}).items()})
    branches = (*source.branches, *index.rivalry(source))
    env = _forms(source.body, Form(source.node, source.env, branches), walk)
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


def _forms(items: Iterable[Node], around: Form, walk: Walk) -> Env:
    """Walk a sequence of forms that stand where `around` does."""
    env = around.env
    for item in items:
        env = _form(replace(around, node=item, env=env), walk)
    return env


def _form(form: Form, walk: Walk) -> Env:
    if isinstance(form.node, Block):
        return _forms(form.node.items, form, walk)
    node = as_definition(unqualified(form.node), form.env)
    form = replace(form, node=replace(node) if form.injection else node)
    walk.forms.append(form)
    made = next(walk.unrolled.get(unrolled_key(form), iter(())), None)
    if made is not None:
        unrolled, walk.unrolled = walk.unrolled, {}
        _forms(made, form, walk)
        walk.unrolled = unrolled
        return form.env
    after = _known(form.node, form, walk) if isinstance(form.node, Call | Remote) else None
    if after is None and may_define(form.node, form.env, walk.index, walk.knowledge):
        walk.computed.append(form)
    return after or form.env


def _known(node: Call | Remote, form: Form, walk: Walk) -> Env | None:
    """The environment after a form whose effect on the module we know."""
    found = _directive(node, form, walk) if isinstance(node, Call) else of_module(node, form, walk)
    return found or _macro(node, form, walk)


def _directive(node: Call, form: Form, walk: Walk) -> Env | None:
    """The environment after a form that Elixir itself gives a meaning in a module's body; None for others."""
    if node.name in MODULE_KINDS:
        return implicit_alias(node, form.env)
    if node.name == "=" and len(node.args) == 2:
        return _form(replace(form, node=node.args[1]), walk)
    if is_branch(node):
        return _branches(node, form, walk)
    if node.name in KINDS:
        return _definition(node, form, walk)
    after = apply_directive(node, form.env)
    if after is not form.env or not node.args:
        return None if after is form.env else after
    match node.name:
        case "use":
            return _use(node, form, walk)
        case "@":
            _attribute(node.args[0], form, walk)
            return form.env
        case "defoverridable":
            overridable(node.args[0], form, walk)
            return form.env
        case _:
            return None


def _branches(node: Call, form: Form, walk: Walk) -> Env:
    """What stands in the pieces of an `if`, a `case`, is defined under their conditions."""
    if any(defines(head, PARTS | MODULES) for head in heads(node)):
        walk.computed.append(form)
    for body in branch_bodies(node, form.env.file, form.branches):
        inner = replace(form, branches=body.branches, within=(*form.within, body.code))
        walk.forms += [replace(inner, node=replace(bound)) for bound in body.bound]
        _forms(forms(body.code), inner, walk)
    return form.env


def _definition(node: Call, form: Form, walk: Walk) -> Env:
    definition = read_definition(node, form.env, form.branches, form.injection)
    if definition:
        override(definition, walk)
        walk.definitions.append(definition)
    else:
        walk.computed.append(form)
    return form.env


def _macro(node: Call | Remote, form: Form, walk: Walk) -> Env | None:
    macro = macro_of(node, form.env, walk.index)
    return _expanded(macro, node, form, walk) if macro else None


def _expanded(macro: str, node: Call | Remote, form: Form, walk: Walk) -> Env:
    """What a macro of ours gives in place of its call."""
    args = tuple(as_written(arg, form.env) for arg in node.args)
    quoted = expand_macro(walk.index, macro, node.name, args) if _may_enter(macro, List(args), walk) else None
    if quoted is None:
        walk.computed.append(form)
        return form.env
    return _entered(quoted, macro, List(args), form, walk)


def _may_enter(macro: str, argument: Node, walk: Walk) -> bool:
    walk.fuel -= 1
    return (macro, argument) not in walk.running and len(walk.running) < _DEPTH and walk.fuel >= 0


def _entered(quoted: tuple[Quoted, ...], macro: str, argument: Node, form: Form, walk: Walk) -> Env:
    walk.running.append((macro, argument))
    env = _inject(quoted, macro, form, form.env, walk)
    walk.running.pop()
    return env


def _attribute(inner: Node, form: Form, walk: Walk) -> None:
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
            if name not in _TYPESPECS and defines(value, PARTS | MODULES):
                walk.computed.append(form)
        case _:
            pass


def _use(node: Call, form: Form, walk: Walk) -> Env:
    module, options = form.env.module_of(node.args[0]), node.args[1:]
    if module is None:
        walk.uses.append(UseForm("", node.args, form, False))
        return form.env
    entry = walk.knowledge.get(module)
    if module in walk.index:
        argument = options[0] if options else List(())
        given = settled(argument, form.env)
        if not _may_enter(module, given, walk):
            walk.uses.append(UseForm(module, options, form, False))
            return form.env
        quoted = expand_macro(walk.index, module, "__using__", (given,))
        walk.uses.append(UseForm(module, options, form, quoted is not None))
        if not quoted:
            return form.env
        return _entered(quoted, module, given, form, walk)
    walk.uses.append(UseForm(module, options, form, entry is not None))
    if entry:
        walk.behaviours.extend(entry.behaviours)
    return form.env


def _inject(quoted: tuple[Quoted, ...], macro: str, form: Form, env: Env, walk: Walk) -> Env:
    """Walk the injected forms as the using module's own; aliases and imports they make stay visible."""
    asked = form.injection.site if form.injection else Site(form.env.file, form.node.start, form.node.end)
    injection = Injection(macro, asked)
    for part in quoted:
        inner = replace(env, file=part.env.file)  # offsets mean nothing without their file
        after = _forms(part.forms, replace(form, env=inner, injection=injection), walk)
        env = replace(env, aliases=after.aliases, imports=after.imports)
    return env
