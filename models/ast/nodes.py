"""The nodes. Their names are Elixir's own; each docstring gives the quoted form it stands for.

A node compares by meaning: `start` and `end` (byte offsets into the file it came from)
take no part in equality or hash.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from models.ast.quick import quicken


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Anything that Elixir's parser can return, with the bytes it was read from."""

    start: int = field(default=0, compare=False, repr=False)
    end: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Atom(Node):
    """`:ok`, `nil`, `true`. A module written as an atom keeps its prefix: `Elixir.Access`."""

    value: str


@dataclass(frozen=True, slots=True)
class Integer(Node):
    """`42`, `0x2A`, `?*`."""

    value: int


@dataclass(frozen=True, slots=True)
class Float(Node):
    """`1.0`, `1.0e-3`."""

    value: float


@dataclass(frozen=True, slots=True)
class String(Node):
    """A binary without interpolation. Bytes that are no UTF-8 are kept as surrogate escapes."""

    value: str


@dataclass(frozen=True, slots=True)
class Charlist(Node):
    """`'abc'`: in Elixir's AST a list of code points."""

    value: str


@dataclass(frozen=True, slots=True)
class Interpolated(Node):
    """`"a#{b}"`, `'a#{b}'`, `:"a#{b}"`: parts are `String` (text) or any expression (a hole).

    A hole that is itself a string, `#{"b"}`, is a `Block` of that one `String`. Sigils too.
    """

    parts: tuple[Node, ...]
    kind: Literal["string", "charlist", "atom"]


@dataclass(frozen=True, slots=True)
class Sigil(Node):
    """`~w(a b)a` is `{:sigil_w, _, [{:<<>>, _, parts}, ~c"a"]}`; `name` is what follows the tilde."""

    name: str
    parts: tuple[Node, ...]
    modifiers: str


@dataclass(frozen=True, slots=True)
class List(Node):
    """`[a, b]`. Keyword pairs are two-element `Tuple`s whose first item is an `Atom`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Tuple(Node):
    """`{a, b}` is a literal pair; every other size is `{:{}, _, items}`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Bitstring(Node):
    """`<<a, b::8>>` is `{:<<>>, _, items}`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Map(Node):
    """`%{a: 1}` is `{:%{}, _, items}`; `%{base | a: 1}` is `{:%{}, _, [{:|, _, [base, items]}]}`."""

    items: tuple[Node, ...]
    base: Node | None = None


@dataclass(frozen=True, slots=True)
class Struct(Node):
    """`%Name{a: 1}` is `{:%, _, [name, map]}`."""

    name: Node
    map: Map


@dataclass(frozen=True, slots=True)
class Alias(Node):
    """`A.B` is `{:__aliases__, _, [:A, :B]}`; `__MODULE__.A` has `__MODULE__` as its base."""

    names: tuple[str, ...]
    base: Node | None = None


@dataclass(frozen=True, slots=True)
class Variable(Node):
    """`x` is `{:x, _, nil}`; also `_`, `__MODULE__`, `__ENV__`."""

    name: str


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A local call, operator or special form: `{name, _, args}`.

    A do-block is Elixir's own last argument: a `List` of `{:do, body}`, `{:else, body}`, ….
    """

    name: str
    args: tuple[Node, ...]

    @property
    def arity(self) -> int:
        return len(self.args)


@dataclass(frozen=True, slots=True)
class Remote(Node):
    """`target.name(args)` is `{{:., _, [target, name]}, _, args}`.

    `A.{B, C}` has the name `{}`; `a[b]` is `Access.get(a, b)`. `parens` is false for `a.b`.
    """

    target: Node
    name: str
    args: tuple[Node, ...]
    parens: bool = field(default=True, compare=False)

    @property
    def arity(self) -> int:
        return len(self.args)


@dataclass(frozen=True, slots=True)
class Apply(Node):
    """`fun.(args)` is `{{:., _, [fun]}, _, args}`."""

    fun: Node
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Indirect(Node):
    """A call whose callee is an expression: `unquote(f)(x)`, `f()()`, `A.unquote(f)(x)`."""

    callee: Node
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Block(Node):
    """`{:__block__, _, items}`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fn(Node):
    """`fn a -> b end` is `{:fn, _, clauses}`."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Clause(Node):
    """`a, b when g -> body` is `{:->, _, [[…], body]}`; a guard is one `when` call in `patterns`."""

    patterns: tuple[Node, ...]
    body: Node


class MentionedCall(NamedTuple):
    """A call as an unread body mentions it: what stands before the dot, name, arity, byte offset.

    The arity counts a piped first argument and a do-block; a capture `&f/2` has arity 2.
    """

    target: str
    name: str
    arity: int
    start: int


@dataclass(frozen=True, slots=True)
class Elided(Node):
    """A function's body that the skim left unread: its bytes are [start, end)."""

    digest: str
    calls: tuple[MentionedCall, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Unsupported(Node):
    """Source that we could not turn into Elixir's own tree: never a wrong tree instead."""

    reason: str


KINDS: tuple[type[Node], ...] = tuple(
    item for item in list(globals().values()) if isinstance(item, type) and issubclass(item, Node) and item is not Node
)
"""Every kind of node there is."""

for kind in KINDS:
    quicken(kind)
