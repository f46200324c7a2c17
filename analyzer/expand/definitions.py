"""Function definitions: the head taken apart, the body left where it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyzer.expand.directives import keyword
from analyzer.expand.env import Env
from models.ast import Atom, Call, Elided, Indirect, List, Node, Tuple, Variable
from models.modules import FunctionKind

KINDS = {kind.value: kind for kind in FunctionKind}


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a file, before lines are counted."""

    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A condition that decides whether code exists or is run: what it depends on, and which way it goes.

    An `if` goes one way or the other. Of the `count` clauses of a `case`, `form` runs the one at `index`.
    """

    node: Node
    file: str
    holds: bool
    words: tuple[str | Node, ...] = ()
    """What its text consists of; that of the node where there are none."""
    form: Site | None = None
    index: int = 0
    count: int = 2

    @property
    def otherwise(self) -> Branch:
        """The same condition, going the other way."""
        return replace(self, holds=not self.holds)

    def excludes(self, other: Branch) -> bool:
        """Whether there is never both."""
        if self.form is not None and self.form == other.form and self.index != other.index:
            return self.holds and other.holds
        return self.otherwise == other

    @property
    def site(self) -> Site:
        """Where the condition stands."""
        return Site(self.file, self.node.start, self.node.end)


@dataclass(frozen=True, slots=True)
class Injection:
    """Which macro injected code, and the `use` in the module's own file that asked for it."""

    macro: str
    site: Site


@dataclass(frozen=True, slots=True)
class Definition:
    """One clause of a function: `node` is the whole `def`, `body` its do-block or None for a bare head."""

    kind: FunctionKind
    name: str
    params: tuple[Node, ...]
    guard: Node | None
    body: Node | None
    node: Call
    env: Env
    branches: tuple[Branch, ...] = ()
    injection: Injection | None = None

    @property
    def arity(self) -> int:
        return len(self.params)

    @property
    def defaults(self) -> int:
        return sum(default(param) is not None for param in self.params)

    def accepts(self, arity: int) -> bool:
        return self.arity - self.defaults <= arity <= self.arity

    @property
    def elided(self) -> bool:
        return _is_elided(self.body)

    @property
    def file(self) -> str:
        return self.env.file


def read_definition(
    node: Call, env: Env, branches: tuple[Branch, ...] = (), injection: Injection | None = None
) -> Definition | None:
    """The definition that a `def`-like call writes; None when its name is computed."""
    kind = KINDS.get(node.name)
    if kind is None or not node.args:
        return None
    head, guard = _split_guard(node.args[0])
    match head:
        case Call(name=name, args=params):
            pass
        case Variable(name=name):
            params = ()
        case Indirect(callee=Call(name="unquote", args=(Atom(value=name),)) | Atom(value=name), args=params):
            pass
        case _:
            return None
    if name == "unquote":
        return None
    body = node.args[1] if len(node.args) > 1 else None
    return Definition(kind, name, params, guard, body, node, env, branches, injection)


def default(param: Node) -> Node | None:
    r"""The default of `param \\ default`."""
    match param:
        case Call(name="\\\\", args=(_, value)):
            return value
        case _:
            return None


def without_default(param: Node) -> Node:
    match param:
        case Call(name="\\\\", args=(pattern, _)):
            return pattern
        case _:
            return param


def do_body(body: Node | None) -> Node | None:
    """What stands between `do` and `end` (or its first section)."""
    return keyword(body, "do")


def delegate_target(node: Call, env: Env) -> tuple[str, str | None] | None:
    """`defdelegate f(x), to: M, as: :g` gives M and g."""
    options = node.args[-1] if len(node.args) > 1 else None
    target = keyword(options, "to")
    module = env.module_of(target) if target is not None else None
    renamed = keyword(options, "as")
    if module is None:
        return None
    return module, renamed.value if isinstance(renamed, Atom) else None


def _split_guard(head: Node) -> tuple[Node, Node | None]:
    match head:
        case Call(name="when", args=(inner, guard)):
            return inner, guard
        case _:
            return head, None


def _is_elided(body: Node | None) -> bool:
    if isinstance(body, Elided):
        return True
    match body:
        case List(items=(Tuple(items=(_, Elided())), *_)):
            return True
        case _:
            return False
