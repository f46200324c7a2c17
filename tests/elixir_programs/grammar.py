"""Programs by grammatical context: expressions, patterns, guards, types, clauses, blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.elixir_programs import spelling, words
from tests.elixir_programs.choices import Choices
from tests.elixir_programs.forms import (
    Access,
    Applied,
    Arrows,
    Binary,
    Block,
    Braces,
    Call,
    Called,
    Clause,
    Dotted,
    Fn,
    Form,
    Leaf,
    Local,
    Mapping,
    Pair,
    Section,
    Sequence,
    Steps,
    Unary,
)
from tests.elixir_programs.quotes import Quotes

BINARY: Final = (
    "=", "+", "-", "*", "/", "++", "--", "+++", "---", "<>", "..", "|>", "<|>", "<<<", ">>>", "<<~", "~>>", "<~", "~>", "<~>",
    "==", "!=", "=~", "===", "!==", "<", ">", "<=", ">=", "and", "or", "&&", "||", "&&&", "|||", "in", "not in", "^^^", "**",
    "<-", "\\\\", "when", "::", "|",
)  # fmt: skip
UNARY: Final = ("-", "+", "!", "not", "^", "~~~", "@", "&")
GUARDS: Final = ("==", "!=", "<", ">=", "in", "not in", "and", "or", "===", "+", "-")
SECTIONS: Final = ("else", "rescue", "catch", "after")

Make = Callable[[], Form]


class Grammar:
    """Draws forms. `fuel` bounds a program: when it is used up, only leaves are left."""

    def __init__(self, choices: Choices, fuel: int) -> None:
        self.choices = choices
        self.fuel = fuel
        self.quotes = Quotes(choices, self.expression)

    def program(self, context: str) -> tuple[Form, ...]:
        """The expressions of a file, the first of a given context."""
        first = CONTEXTS[context](self)
        return (first, *self.choices.several(self.statement, 0, 2))

    def match(self) -> Form:
        """`pattern = a`."""
        return Binary("=", self.pattern(), self.expression())

    def statement(self) -> Form:
        """What stands in a block: more calls than elsewhere."""
        return self._one_of((self.do_call, self.call, self.binary, self.expression, self.attribute, self.definition))

    def expression(self) -> Form:
        """Any expression."""
        makers = (
            self.leaf, self.call, self.container, self.binary, self.quotes.text, self.unary, self.call, self.mapping, self.access,
            self.fn, self.do_call, self.range, self.quotes.sigil, self.capture, self.block, self.braces, self.arrows,
        )  # fmt: skip
        return self._one_of(makers)

    def leaf(self) -> Form:
        """A token."""
        match self.choices.below(9):
            case 0 | 1 | 2:
                return self.variable()
            case 3:
                return spelling.atom(words.atom(self.choices))
            case 4:
                return self.alias()
            case _:
                return self.number()

    def variable(self) -> Leaf:
        """`x`."""
        return Leaf((words.variable(self.choices),))

    def alias(self) -> Leaf:
        """`A.B`."""
        names = words.alias(self.choices)
        return Leaf((".".join(names), ".".join(names), ".".join(names), " . ".join(names)))

    def number(self) -> Leaf:
        """An integer, a character, a float."""
        choices = self.choices
        match choices.below(6):
            case 0 | 1 | 2 | 3:
                return spelling.integer(choices.pick((1, 0, 2, 10, 255, 1_000_000, 2**64)))
            case 4:
                return spelling.character(choices.pick(tuple("a \n\\\"'#;)]é\t%(,:?変")))
            case _:
                return spelling.floating(
                    choices.pick((1, 0, 12)), choices.pick((0, 5, 25)), choices.pick((None, None, 3, -3, 10))
                )

    def container(self) -> Form:
        """A list, a tuple, a bitstring."""
        choices = self.choices
        if choices.rarely(4):
            return Sequence("bits", choices.several(self.segment, 0, 3))
        items = list(choices.several(self.expression, 0, 3))
        if items and choices.rarely(4):
            items[-1] = Binary("|", items[-1], self.expression())
        return Sequence(choices.pick(("list", "list", "tuple")), tuple(items), self.pairs(3))

    def segment(self) -> Form:
        """`a::size(8)-binary`."""
        if not self.choices.rarely(2):
            return self.expression()
        return Binary("::", self.expression(), self._specifier())

    def _specifier(self) -> Form:
        choices = self.choices
        parts = choices.several(self._modifier, 1, 3)
        joined = parts[0]
        for part in parts[1:]:
            joined = Binary("-", joined, part)
        return joined if not choices.rarely(6) else Binary("*", spelling.integer(8), joined)

    def _modifier(self) -> Form:
        choices = self.choices
        match choices.below(4):
            case 0:
                return spelling.integer(8)
            case 1:
                return Call(Local(choices.pick(("size", "unit"))), (self.leaf(),))
            case _:
                return Leaf((choices.pick(("binary", "utf8", "integer", "little", "signed")),))

    def pairs(self, out_of: int) -> tuple[Pair, ...]:
        """Keywords, once in so many times."""
        return self.choices.several(self.pair, 1, 3) if self.choices.rarely(out_of) else ()

    def pair(self) -> Pair:
        """`a: 1`."""
        return Pair(words.key(self.choices), self.expression())

    def mapping(self) -> Form:
        """`%{…}` and `%Name{…}`."""
        choices = self.choices
        name: Form | None = None
        if choices.rarely(3):
            name = choices.pick(
                (
                    self.alias,
                    self.alias,
                    lambda: Leaf(("__MODULE__",)),
                    lambda: Unary("^", self.variable()),
                    self.variable,
                )
            )()
        arrows = choices.several(lambda: (self.expression(), self.expression()), 0, 2)
        pairs = self.pairs(2)
        base = self.expression() if (arrows or pairs) and choices.rarely(3) else None
        return Mapping(name, base, arrows, pairs)

    def unary(self) -> Form:
        """`-a`."""
        return Unary(self.choices.pick(UNARY), self.expression())

    def binary(self) -> Form:
        """`a + b`, and pipelines."""
        if self.choices.rarely(5):
            return self.pipeline()
        return Binary(self.choices.pick(BINARY), self.expression(), self.expression())

    def pipeline(self) -> Form:
        """`a |> f() |> g(b)`."""
        form = self.expression()
        for stage in self.choices.several(self.call, 1, 3):
            form = Binary("|>", form, stage)
        return form

    def range(self) -> Form:
        """`a..b`, `a..-1`, `a..b//c`."""
        end = Unary("-", spelling.integer(1)) if self.choices.rarely(2) else self.expression()
        first = self.variable() if self.choices.rarely(2) else self.expression()
        if self.choices.rarely(3):
            return Steps(first, end, self.expression())
        return Binary("..", first, end)

    def attribute(self) -> Form:
        """`@name value`, `@type t :: …`, `@spec f(…) :: …`."""
        choices = self.choices
        match choices.below(4):
            case 0 | 1:
                return Unary("@", Call(Local(words.variable(choices)), (self.expression(),), ()))
            case 2:
                kind = choices.pick(("type", "opaque", "typep"))
                name = self.variable() if choices.rarely(2) else Call(Local(words.callee(choices)), (self.variable(),))
                return Unary("@", Call(Local(kind), (Binary("::", name, self.type()),)))
            case _:
                head = Call(Local(words.callee(choices)), choices.several(self.type, 0, 2))
                spec: Form = Binary("::", head, self.type())
                if choices.rarely(3):
                    spec = Binary("when", spec, Sequence("list", (), choices.several(self.pair, 1, 2)))
                return Unary("@", Call(Local("spec"), (spec,)))

    def type(self) -> Form:
        """A typespec's type."""
        choices = self.choices
        basic = Call(Local(choices.pick(("integer", "term", "t"))), ())
        makers: tuple[Make, ...] = (
            lambda: basic,
            lambda: Call(Dotted(self.alias(), "t"), ()),
            lambda: Binary("|", self.type(), self.type()),
            lambda: Arrows((Clause(choices.several(self.type, 0, 2), None, (self.type(),)),)),
            lambda: Sequence(choices.pick(("list", "tuple")), choices.several(self.type, 0, 2)),
            lambda: Mapping(None, None, ((Call(Local("required"), (self.type(),)), self.type()),), ()),
            lambda: Binary("..", spelling.integer(1), spelling.integer(10)),
            lambda: Binary("::", self.variable(), self.type()),
            lambda: Arrows((Clause((Leaf(("...",), dottable=False),), None, (self.type(),)),)),
        )
        return self._one_of(makers, lambda: basic)

    def definition(self) -> Form:
        """`def f(x) when g, do: y`."""
        choices = self.choices
        head: Form = Call(Local(words.callee(choices)), choices.several(self.pattern, 0, 2))
        if choices.rarely(2):
            head = Binary("when", head, self.guard())
        sections = (Section("do", body=self.body()), *self._sections(4))
        return Call(Local(choices.pick(("def", "defp", "defmacro", "test"))), (head,), (), sections)

    def call(self) -> Form:
        """`f(a)`, `a.f(b)`, `f.(a)`, `f(a)(b)`; sometimes with a block."""
        choices = self.choices
        head = self.head()
        return Call(head, choices.several(self.expression, 0, 3), self.pairs(4))

    def head(self) -> Local | Dotted | Applied | Called:
        """What is called."""
        choices = self.choices
        match choices.below(10):
            case 0 | 1 | 2 | 3 | 4:
                return Local(words.callee(choices))
            case 5 | 6 | 7:
                left = self.alias() if choices.rarely(2) else self.expression()
                return Dotted(left, words.member(choices))
            case 8:
                return Applied(self.expression())
            case _:
                return Called(Call(Local(words.callee(choices)), choices.several(self.leaf, 0, 2)))

    def do_call(self) -> Form:
        """A call with `do … end`."""
        choices = self.choices
        sections = (self.section("do"), *self._sections(3))
        head: Local | Dotted | Applied | Called = Local(words.callee(choices))
        if choices.rarely(4):
            head = self.head() if choices.rarely(8) else Dotted(self.expression(), words.member(choices))
        return Call(head, choices.several(self.expression, 0, 2), self.pairs(6), sections)

    def _sections(self, out_of: int) -> tuple[Section, ...]:
        choices = self.choices
        if not choices.rarely(out_of):
            return ()
        return choices.several(lambda: self.section(choices.pick(SECTIONS)), 1, 2)

    def section(self, name: str) -> Section:
        """A part of `do … end`."""
        if self.choices.rarely(2):
            return Section(name, clauses=self.clauses(3))
        return Section(name, body=self.body())

    def body(self) -> tuple[Form, ...]:
        """A row of expressions, perhaps none."""
        return self.choices.several(self.statement, 0, 3)

    def clauses(self, most: int, *, patterns: int = 2) -> tuple[Clause, ...]:
        """`a -> b`, one or more."""
        return self.choices.several(lambda: self.clause(patterns), 1, most)

    def clause(self, patterns: int) -> Clause:
        """`a when b -> c`."""
        choices = self.choices
        guard = self.guard() if choices.rarely(3) else None
        return Clause(choices.several(self.pattern, 1, patterns), guard, choices.several(self.statement, 1, 3))

    def pattern(self) -> Form:
        """The left side of a match."""
        choices = self.choices
        makers: tuple[Make, ...] = (
            self.variable,
            self.leaf,
            lambda: Sequence(choices.pick(("tuple", "list")), choices.several(self.pattern, 0, 3)),
            lambda: Binary("=", self.pattern(), self.variable()),
            lambda: Unary("^", self.variable()),
            lambda: Binary("in", self.variable(), self.alias()),
            lambda: Mapping(self.alias() if choices.rarely(2) else None, None, ((self.leaf(), self.pattern()),), ()),
            lambda: Binary("<>", self.quotes.plain(), self.variable()),
            lambda: Binary("\\\\", self.variable(), self.leaf()),
            lambda: Sequence("list", (Binary("|", self.pattern(), self.pattern()),)),
            lambda: Sequence("bits", choices.several(self.segment, 1, 2)),
        )
        return self._one_of(makers, self.variable)

    def guard(self) -> Form:
        """The right side of `when`."""
        choices = self.choices
        makers: tuple[Make, ...] = (
            lambda: Call(Local(words.callee(choices)), (self.variable(),)),
            lambda: Binary(choices.pick(GUARDS), self.leaf(), self.leaf()),
            lambda: Binary(choices.pick(("and", "or")), self.guard(), self.guard()),
            lambda: Unary("not", self.guard()),
            lambda: Binary("when", self.guard(), self.guard()),
        )
        return self._one_of(makers, self.variable)

    def fn(self) -> Form:
        """`fn … end`."""
        if self.choices.rarely(5):
            return Fn((Clause((), None, self.choices.several(self.statement, 1, 2)),))
        return Fn(self.clauses(3, patterns=3))

    def arrows(self) -> Form:
        """Clauses in parentheses."""
        return Arrows(self.clauses(2))

    def block(self) -> Form:
        """`(a; b)`."""
        return Block(self.choices.several(self.statement, 2, 3))

    def access(self) -> Form:
        """`a[b]`."""
        key = (
            Sequence("list", (), self.choices.several(self.pair, 1, 2))
            if self.choices.rarely(30)
            else self.expression()
        )
        return Access(self.expression(), key)

    def braces(self) -> Form:
        """`A.{B, C}`."""
        return Braces(self.alias(), self.choices.several(self.alias, 1, 3))

    def capture(self) -> Form:
        """`&f/1`, `&(&1 + 1)`."""
        choices = self.choices
        number = Leaf(("1", "0x1", "01"), dottable=False)
        match choices.below(5):
            case 0:
                return Leaf(("&1",))
            case 1:
                return Unary("&", Binary("/", self.variable(), number))
            case 2:
                return Unary("&", Binary("/", Call(Dotted(self.alias(), words.member(choices)), ()), number))
            case 3:
                sign = choices.pick(
                    ("+", "==", "|>", "!", "..", "++", "&&", "<>", "and", "not", "in", "@", "^", "**", "...")
                )
                return Unary("&", Leaf((f"{sign}/1", f"{sign} /1"), dottable=False))
            case _:
                return Unary("&", Binary(choices.pick(BINARY), Leaf(("&1",)), self.expression()))

    def _one_of(self, makers: tuple[Make, ...], last: Make | None = None) -> Form:
        """One of several kinds of form, or a leaf when there is no fuel left."""
        self.fuel -= 1
        if self.fuel < 0:
            return (last or self.leaf)()
        return self.choices.pick(makers)()


CONTEXTS: Final[dict[str, Callable[[Grammar], Form]]] = {
    "statement": Grammar.statement,
    "operators": Grammar.binary,
    "signs": Grammar.unary,
    "call": Grammar.call,
    "do block": Grammar.do_call,
    "container": Grammar.container,
    "map": Grammar.mapping,
    "pattern": Grammar.match,
    "guard": Grammar.definition,
    "typespec": Grammar.attribute,
    "stab": Grammar.fn,
    "arrows": Grammar.arrows,
    "text": lambda grammar: grammar.quotes.text(),
    "sigil": lambda grammar: grammar.quotes.sigil(),
    "range": Grammar.range,
    "capture": Grammar.capture,
    "access": Grammar.access,
    "block": Grammar.block,
}
"""What a program may begin with."""
