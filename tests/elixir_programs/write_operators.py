"""How leaves and operators are written."""

from __future__ import annotations

from typing import Final

from tests.elixir_programs.forms import Binary, Leaf, Steps, Unary
from tests.elixir_programs.pen import Pen, Place, writes

_TABLE: Final = (
    (40, "left", "<- \\\\"),
    (50, "right", "when"),
    (60, "right", "::"),
    (70, "right", "|"),
    (100, "right", "="),
    (120, "left", "|| ||| or"),
    (130, "left", "&& &&& and"),
    (140, "left", "== != =~ === !=="),
    (150, "left", "< > <= >="),
    (160, "left", "|> <|> <<< >>> <<~ ~>> <~ ~> <~>"),
    (170, "left", "in not\u00a0in"),
    (180, "left", "^^^"),
    (200, "right", "++ -- +++ --- .. <>"),
    (210, "left", "+ -"),
    (220, "left", "* /"),
    (230, "left", "**"),
)
BINDING: Final = {
    sign.replace("\u00a0", " "): (level, side) for level, side, signs in _TABLE for sign in signs.split(" ")
}
_PREFIX: Final = {"@": 320, "&": 90}
_STICKY: Final = frozenset("+-*/<>=!&|^~.@\\:?%")


@writes(Leaf, lambda form: 1000 if form.dottable else 305)
def write_leaf(pen: Pen, form: Leaf, place: Place) -> str:
    """The plainest spelling, mostly."""
    if len(form.spellings) > 1 and pen.choices.rarely(3):
        return pen.choices.pick(form.spellings)
    return form.spellings[0]


def _prefix_level(form: Unary) -> int:
    """A prefix operator needs no parentheses after another operator, so that it binds like none."""
    return 320 if form.operator == "@" else 300


@writes(Unary, _prefix_level)
def write_unary(pen: Pen, form: Unary, place: Place) -> str:
    """`-a`, `not a`, `& &1`."""
    sign = form.operator
    operand = pen.write(form.operand, place.right_of(_PREFIX.get(sign, 300) + (sign == "&")))
    if sign == "not":
        return sign + ("" if operand.startswith("(") and pen.choices.rarely(2) else pen.space()) + operand
    if isinstance(form.operand, Leaf) and operand.endswith("/1") and operand[0] != "&":
        return sign + operand
    if operand[0] in "&+-^~.!@<>" or (sign == "&" and operand[0].isdigit() and not operand.isalnum()):
        return f"{sign}({operand})" if sign in "+-" or operand[0].isdigit() else f"{sign} {operand}"
    if sign not in "+-" and pen.choices.rarely(10):
        return sign + pen.space() + operand
    return sign + operand


@writes(Binary, lambda form: BINDING[form.operator][0])
def write_binary(pen: Pen, form: Binary, place: Place) -> str:
    """`a + b`."""
    sign = form.operator
    level, side = BINDING[sign]
    left_place = place.left_of(level + (side == "right"))
    left = _left_of_in(pen, form, left_place) if sign in ("in", "not in") else pen.write(form.left, left_place)
    right = pen.write(form.right, place.right_of(level + (side == "left")))
    if sign == "not in":
        return _not_in(pen, form, left, right)
    return left + joint(pen, sign, left, right) + right


def joint(pen: Pen, sign: str, left: str, right: str) -> str:
    """An operator with the room around it."""
    choices = pen.choices
    if choices.rarely(5) and _may_touch(sign, left, right):
        return sign
    before = " "
    if sign not in ("+", "-") and choices.rarely(8):
        before = pen.line_end()
    return before + sign + pen.space()


def _may_touch(sign: str, left: str, right: str) -> bool:
    if sign.isalpha() or left[-1] in _STICKY or right[0] == "(":
        return False
    if sign == ".." and right[0] in "+-":
        return True
    return right[0] not in _STICKY and sign[0] != "!" and not (sign[0] == "=" and left[-1] in "!?")


def _left_of_in(pen: Pen, form: Binary, place: Place) -> str:
    """`not a in b` would be `not (a in b)`."""
    if isinstance(form.left, Unary) and form.left.operator in ("not", "!"):
        return "(" + pen.write(form.left, Place(one=True)) + ")"
    return pen.write(form.left, place)


def _not_in(pen: Pen, form: Binary, left: str, right: str) -> str:
    """`a not in b`, `not (a in b)`."""
    if pen.choices.rarely(4):
        return f"{left} not{pen.choices.pick(('  ', chr(9), ' '))}in{pen.space()}{right}"
    return f"{left} not in{pen.space()}{right}"


@writes(Steps, lambda _: 190)
def write_steps(pen: Pen, form: Steps, place: Place) -> str:
    """`a..b//c`."""
    first = pen.write(form.first, place.left_of(201))
    last = pen.write(form.last, place.left_of(201))
    step = pen.write(form.step, place.right_of(201))
    return first + joint(pen, "..", first, last) + last + joint(pen, "//", last, step) + step
