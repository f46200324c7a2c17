"""Writes forms: parentheses where they are needed (and now and then where not), gaps, comments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar

from tests.elixir_programs.choices import Choices
from tests.elixir_programs.forms import Binary, Block, Call, Form, Local, Unary


class Place(NamedTuple):
    """Where a form stands, and so what it may look like there.

    `level`: what binds less than this takes parentheses. `tail`: nothing that binds tighter than `&`
    follows. `one`, `many`: a call without parentheses may have one argument, or more. `do`: a
    `do` would belong to this form, not to a call around it.
    """

    level: int = 0
    tail: bool = True
    one: bool = False
    many: bool = False
    do: bool = True

    def left_of(self, level: int) -> Place:
        """The place of what stands before an operator."""
        return Place(level, tail=level < 90, do=self.do)

    def right_of(self, level: int) -> Place:
        """The place of what stands after an operator."""
        return self._replace(level=level)


STATEMENT: Final = Place(one=True, many=True)
ITEM: Final = Place()
LAST: Final = Place(one=True)
TARGET: Final = Place(310, tail=False, do=False)

COMMENTS: Final = ("# a", "#", '# "', "# #{b} do", "# é 変 )]}", "## end", "#'''", "# \\", "#\t~S(")

F = TypeVar("F", bound=Form)
Written = Callable[["Pen", Any, Place], str]

_WRITERS: dict[type[Form], Written] = {}
_LEVELS: dict[type[Form], Callable[[Any], int]] = {}


def writes(
    kind: type[F], level: Callable[[F], int] = lambda _: 1000
) -> Callable[[Callable[[Pen, F, Place], str]], Callable[[Pen, F, Place], str]]:
    """Register how a kind of form is written, and how tightly it binds."""

    def register(written: Callable[[Pen, F, Place], str]) -> Callable[[Pen, F, Place], str]:
        _WRITERS[kind] = written
        _LEVELS[kind] = level
        return written

    return register


class Pen:
    """Writes with a style drawn on the way."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices

    def program(self, body: tuple[Form, ...]) -> str:
        """A file."""
        choices = self.choices
        before = self.line_end() if choices.rarely(6) else ""
        after = "" if choices.rarely(4) else "\n"
        if choices.rarely(12):
            after += "# the end"
        return before + self.statements(body) + after

    def write(self, form: Form, place: Place) -> str:
        """A form in its place."""
        needed = _LEVELS[type(form)](form) < place.level or (_open(form) and not place.tail)
        if needed or (_may_be_wrapped(form) and self.choices.rarely(16)):
            return f"({self.soft()}{self.bare(form, STATEMENT)}{self.soft()})"
        return self.bare(form, place)

    def bare(self, form: Form, place: Place) -> str:
        """A form without parentheses around it."""
        return _WRITERS[type(form)](self, form, place)

    def statements(self, body: tuple[Form, ...]) -> str:
        """Expressions in a row."""
        return self.separator(body, lambda form: self.write(form, STATEMENT))

    def separator(self, parts: tuple[Any, ...], write: Callable[[Any], str]) -> str:
        """Things with line ends or semicolons between them."""
        text = ""
        for number, part in enumerate(parts):
            if number:
                text += self.choices.pick(("\n", "\n", "\n\n  ", ";", "; ", None, "\n;", " ;\n")) or self.line_end()
            text += write(part)
        return text

    def line_end(self) -> str:
        """The end of a line, perhaps a comment before it, and the next line's indentation."""
        choices = self.choices
        text = choices.pick(("\n", "\n  ", "\n\n", " # a\n", None, "\r\n", "\n\t", " \n "))
        if text is not None:
            return text
        lines = choices.several(lambda: choices.pick(COMMENTS), 1, 2)
        return " " + "".join(f"{line}\n  " for line in lines)

    def soft(self) -> str:
        """Where a line may end, and need not."""
        match self.choices.below(14):
            case 12:
                return " "
            case 13:
                return self.line_end()
            case _:
                return ""

    def space(self) -> str:
        """A space, or the end of a line."""
        match self.choices.below(10):
            case 8:
                return "  "
            case 9:
                return self.line_end()
            case _:
                return " "

    def comma(self) -> str:
        """A comma between two items."""
        return self.choices.pick((", ", ", ", ", ", ",", " , ", None)) or "," + self.line_end()


def _open(form: Form) -> bool:
    """Whether a form reaches as far to the right as it can."""
    return isinstance(form, Unary) and form.operator == "&"


def _may_be_wrapped(form: Form) -> bool:
    """Elixir remembers the parentheses of these, or reads them as something else."""
    match form:
        case Unary(operator="not" | "!") | Binary(operator="not in") | Block():
            return False
        case Call(head=Local(name="unquote_splicing")):
            return False
        case _:
            return True
