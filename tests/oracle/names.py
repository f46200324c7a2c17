"""Every name in the code of a program: its place as Elixir counts it, and the environment it stands in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from analyzer.evaluate.parts import body_parts, parts
from analyzer.evaluate.program import Program
from analyzer.evaluate.scope import Scope
from analyzer.evaluate.statements import after
from analyzer.expand.bodies import forms
from analyzer.expand.definitions import KINDS, Definition, read_definition
from analyzer.expand.directives import implicit_alias
from analyzer.expand.env import Env
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Form
from analyzer.expand.sections import heads, is_branch
from analyzer.syntax import skim
from models.ast import Alias, Atom, Call, Clause, Integer, List, Node, Remote, Sigil, Struct, Tuple, Variable
from models.ast.walk import children, walk

MODULES = ("defmodule", "defprotocol", "defimpl")
TYPES = ("spec", "type", "typep", "opaque", "callback", "macrocallback")


@dataclass(frozen=True, slots=True)
class Name:
    """A node that names something, and the environments before and after it."""

    node: Node
    env: Env
    after: Env


@dataclass(slots=True)
class Names:
    """The names of a program by file, line and column."""

    program: Program
    by_place: dict[tuple[str, int, int], list[Name]] = field(default_factory=lambda: defaultdict(list))
    injected: dict[str | None, list[Name]] = field(default_factory=lambda: defaultdict(list))
    """The names that macros wrote, by the module they wrote into: Elixir knows no place of theirs."""
    inside: list[Name] = field(default_factory=list)
    """The names of the form that we stand in."""


def names(program: Program, files: Mapping[str, str]) -> Names:
    """The names in all modules, and beside them."""
    found = Names(program)
    for source in program.index.sources:
        _module(program.expanded(source), found)
    for path, text in files.items():
        _beside(forms(skim(text.encode("utf-8")).root), Scope(Env(path)), found)
    return found


def _module(module: Expanded, found: Names) -> None:
    defined = {id(definition.node): definition for definition in module.definitions}
    for form in module.forms:
        definition = defined.get(id(form.node))
        found.inside = []
        if definition:
            _definition(definition, found)
        else:
            _form(form, found)
        if form.injection:
            found.injected[module.source.name] += found.inside


def _definition(definition: Definition, found: Names) -> None:
    scope = Scope(definition.env)
    _register(definition.node, scope, found)
    for param in definition.params:
        _visit(param, scope, found)
    if definition.guard is not None:
        _visit(definition.guard, scope, found)
    body = found.program.body(definition)
    for part in body_parts(definition.node, body, scope):
        _visit(part.node, part.scope, found)
    for clause in _clauses(body):
        _patterns(clause, scope, found)


def _form(form: Form, found: Names) -> None:
    scope, node = Scope(form.env), form.node
    if isinstance(node, Call) and is_branch(node):
        _register(node, scope, found)
        for head in heads(node):
            _visit(head, scope, found)
    else:
        _visit(node, scope, found)


def _beside(items: tuple[Node, ...], scope: Scope, found: Names) -> None:
    """The forms of a file outside of its modules."""
    for node in items:
        _visit(node, scope, found)
        scope = after(node, scope)


def _visit(node: Node, scope: Scope, found: Names) -> None:
    _register(node, scope, found)
    match node:
        case Call(name=name, args=(head, *rest)) if name in MODULES:
            _visit(head, scope, found)
            for option in rest[:-1]:
                _visit(option, scope, found)
        case Call(name=name) if name in KINDS:
            definition = read_definition(node, scope.env)
            if definition is not None:
                _definition(definition, found)
            else:
                _inside(node, scope, found)
        case Call(name="quote", args=(*options, body)):
            for option in options:
                _visit(option, scope, found)
            _quoted(body, scope, found)
        case Call(name="@", args=(Call(name=name, args=args),)):
            for arg in args:
                _typespec(arg, scope, found) if name in TYPES else _visit(arg, scope, found)
        case Call(name="&", args=(Call(name="/", args=(Variable() | Remote() as named, Integer(value=arity))),)):
            _captured(named, arity, scope, found)
        case _:
            _inside(node, scope, found)


def _inside(node: Node, scope: Scope, found: Names) -> None:
    within = tuple(parts(node, scope))
    for part in within:
        _visit(part.node, part.scope, found)
    if not within:
        for child in children(node):
            _visit(child, scope, found)
        return
    match node:
        case Call(name="=" | "<-", args=(pattern, *_)):
            _visit(pattern, scope, found)
        case Call(args=(*_, sections)):
            for clause in _clauses(sections):
                _patterns(clause, scope, found)
            for option in _options(sections):
                _visit(option, scope, found)
        case _:
            for child in children(node):
                if isinstance(child, Clause):
                    _patterns(child, scope, found)


def _clauses(sections: Node | None) -> Iterator[Clause]:
    for pair in sections.items if isinstance(sections, List) else ():
        match pair:
            case Tuple(items=(_, List(items=items))):
                yield from (item for item in items if isinstance(item, Clause))
            case _:
                pass


def _options(sections: Node) -> Iterator[Node]:
    """What `for` is told besides its body: `into:`, `reduce:`."""
    for pair in sections.items if isinstance(sections, List) else ():
        match pair:
            case Tuple(items=(Atom(value="into" | "reduce"), value)):
                yield value
            case _:
                pass


def _patterns(clause: Clause, scope: Scope, found: Names) -> None:
    for pattern in clause.patterns:
        _visit(pattern, scope, found)


def _typespec(node: Node, scope: Scope, found: Names) -> None:
    for inner in walk(node):
        if isinstance(inner, Alias):
            _register(inner, scope, found)


def _quoted(node: Node, scope: Scope, found: Names) -> None:
    """Quoted code names nothing yet, but its aliases are looked up, and its unquotes run."""
    match node:
        case Call(name="unquote" | "unquote_splicing", args=args):
            for arg in args:
                _visit(arg, scope, found)
            return
        case Alias():
            _register(node, scope, found)
        case _:
            pass
    for child in children(node):
        _quoted(child, scope, found)


def _captured(named: Variable | Remote, arity: int, scope: Scope, found: Names) -> None:
    args = tuple(Variable(f"&{number}") for number in range(arity))
    match named:
        case Variable(name=name):
            _register(Call(name, args, start=named.start, end=named.end), scope, found)
        case Remote(target=target):
            _register(replace(named, args=args), scope, found)
            _visit(target, scope, found)


# ---------------------------------------------------------------- places


def _register(node: Node, scope: Scope, found: Names) -> None:
    env = scope.env
    if isinstance(node, Sigil):
        node = Call(f"sigil_{node.name}", (node, List(())), start=node.start, end=node.end)
    if not isinstance(node, Alias | Variable | Call | Remote | Struct):
        return
    source = found.program.source(env.file)
    place = (env.file, *source.position(_name_at(node, source.data)))
    if isinstance(node, Call) and node.name == "not" and isinstance(node.args[0], Call) and node.args[0].name == "in":
        found.by_place[place].append(Name(node.args[0], env, env))
    later = scope.env
    if isinstance(node, Call):
        later = implicit_alias(node, env) if node.name in MODULES else after(node, scope).env
    name = Name(node, env, later)
    found.by_place[place].append(name)
    found.inside.append(name)
    if isinstance(node, Call) and node.name in MODULES and node.args:
        found.by_place[env.file, *source.position(node.args[0].start)].append(name)


def _name_at(node: Node, data: bytes) -> int:
    """Where Elixir says that a node is: at its operator, at the name after its dot."""
    match node:
        case Call(name=name, args=(left, right)) if not name[0].isalpha() and left.end <= right.start and name != "@":
            at = data.find(name.encode(), left.end, right.start)
            return at if at >= 0 else node.start
        case Call(name="and" | "or" | "in" | "when" as name, args=(left, right)) if left.end <= right.start:
            at = data.find(name.encode(), left.end, right.start)
            return at if at >= 0 else node.start
        case Call(name="not", args=(Call(name="in", args=(left, right)),)) if node.start == left.start:
            return data.find(b"not", left.end, right.start)
        case Remote(target=Atom(value="Elixir.Access"), args=(container, _)):
            return data.find(b"[", container.end, node.end)
        case Remote(target=target):
            dot = data.find(b".", target.end, node.end)
            if dot < 0:
                return target.end
            while dot + 1 < node.end and data[dot + 1 : dot + 2].isspace():
                dot += 1
            return dot + 1
        case Alias(base=Node() as base):
            dot = data.find(b".", base.end, node.end)
            return dot if dot >= 0 else node.start
        case _:
            return node.start
