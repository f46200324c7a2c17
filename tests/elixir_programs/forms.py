"""What a program says, apart from how it is written. Forms of equal value have one AST."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Form:
    """Anything that stands where an expression may."""


@dataclass(frozen=True, slots=True)
class Leaf(Form):
    """A token, in every spelling it has; `callable` if a dot or a bracket may follow it."""

    spellings: tuple[str, ...]
    dottable: bool = True


@dataclass(frozen=True, slots=True)
class Text(Form):
    """Quoted text with holes. A heredoc that begins with a hole has an AST of its own."""

    kind: Literal["string", "charlist", "atom"]
    parts: tuple[Part, ...]
    heredoc: bool = False


@dataclass(frozen=True, slots=True)
class Sigil(Form):
    """`~w(a b)a`; its text is kept as it is written, but for the escaped delimiter."""

    name: str
    parts: tuple[Part, ...]
    modifiers: str
    heredoc: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """`key: value`. The key's text is an atom's; it may need quotes."""

    key: str
    value: Form


@dataclass(frozen=True, slots=True)
class Sequence(Form):
    """`[a, b: 1]`, `{a, b: 1}`, `<<a, b>>`."""

    kind: Literal["list", "tuple", "bits"]
    items: tuple[Form, ...]
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping(Form):
    """`%{a => b, c: d}`, `%Name{base | c: d}`."""

    name: Form | None
    base: Form | None
    arrows: tuple[tuple[Form, Form], ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Unary(Form):
    """`-a`, `@a`, `&a`."""

    operator: str
    operand: Form


@dataclass(frozen=True, slots=True)
class Binary(Form):
    """`a + b`; the operator `not in` is one."""

    operator: str
    left: Form
    right: Form


@dataclass(frozen=True, slots=True)
class Steps(Form):
    """`a..b//c`."""

    first: Form
    last: Form
    step: Form


@dataclass(frozen=True, slots=True)
class Local:
    """The head of `f(a)`."""

    name: str


@dataclass(frozen=True, slots=True)
class Dotted:
    """The head of `a.f(b)`; the name is an atom's text and may need quotes."""

    left: Form
    name: str


@dataclass(frozen=True, slots=True)
class Applied:
    """The head of `a.(b)`."""

    left: Form


@dataclass(frozen=True, slots=True)
class Called:
    """The head of `f(a)(b)`."""

    left: Call


@dataclass(frozen=True, slots=True)
class Call(Form):
    """A call; its sections are `do … rescue … end`, or keywords of these names."""

    head: Local | Dotted | Applied | Called
    args: tuple[Form, ...] = ()
    pairs: tuple[Pair, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Braces(Form):
    """`A.{B, C}`."""

    left: Form
    items: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Access(Form):
    """`a[b]`."""

    left: Form
    key: Form


@dataclass(frozen=True, slots=True)
class Clause:
    """`a, b when c -> d; e`."""

    patterns: tuple[Form, ...]
    guard: Form | None
    body: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Fn(Form):
    """`fn a -> b end`."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Arrows(Form):
    """`(a -> b)`, as in types."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Block(Form):
    """`(a; b)`: two expressions or more."""

    body: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """`rescue` and what it holds: clauses, or a row of expressions."""

    name: str
    clauses: tuple[Clause, ...] = ()
    body: tuple[Form, ...] = ()


Part: TypeAlias = str | Form
