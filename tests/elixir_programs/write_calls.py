"""How calls of every kind are written."""

from __future__ import annotations

from tests.elixir_programs import spelling
from tests.elixir_programs.forms import (
    Access,
    Applied,
    Arrows,
    Block,
    Braces,
    Call,
    Called,
    Dotted,
    Form,
    Local,
    Pair,
    Section,
    Sequence,
)
from tests.elixir_programs.pen import ITEM, LAST, TARGET, Pen, Place, writes
from tests.elixir_programs.write_blocks import write_clauses
from tests.elixir_programs.write_containers import joined, keywords


def _level(form: Call) -> int:
    return 325 if isinstance(form.head, Local) else 310


@writes(Call, _level)
def write_call(pen: Pen, form: Call, place: Place) -> str:
    """With or without parentheses, with a block or with keywords."""
    style = pen.choices.pick(_styles(form, place))
    if style in ("do", "parens do"):
        return _with_block(pen, form, place, bare=style == "do")
    args, pairs = form.args, form.pairs
    if form.sections:
        args = (*args, Sequence("list", (), pairs)) if pairs else args
        pairs = tuple(Pair(section.name, _as_form(section)) for section in form.sections)
    if style == "bare":
        return _head(pen, form) + " " + _bare_arguments(pen, args, pairs, place)
    if style == "name":
        return _head(pen, form)
    return _head(pen, form) + _arguments(pen, args, pairs)


def _styles(form: Call, place: Place) -> list[str]:
    """Every way to write a call in its place."""
    styles = ["parens"]
    count = len(form.args) + bool(form.pairs)
    named = isinstance(form.head, Local | Dotted)
    if form.sections:
        if place.do:
            styles = ["do", "do", "parens do"] if named and count else ["parens do"]
        if named and (place.many if count else place.one):
            styles.append("bare")
        return [*styles, "parens"]
    if named and (place.many if count > 1 else place.one and count == 1):
        styles += ["bare", "bare"]
    if isinstance(form.head, Dotted) and not count:
        styles = ["name", "parens"]
    return styles


def _with_block(pen: Pen, form: Call, place: Place, *, bare: bool) -> str:
    if bare:
        closed = Place(one=True, many=len(form.args) == 1 and not form.pairs, do=False)
        head = _head(pen, form) + " " + _bare_arguments(pen, form.args, form.pairs, closed)
    elif form.args or form.pairs or not isinstance(form.head, Local | Dotted) or pen.choices.rarely(2):
        head = _head(pen, form) + _arguments(pen, form.args, form.pairs)
    else:
        head = _head(pen, form)
    return head + " " + "".join(_section(pen, section) for section in form.sections) + "end"


def _section(pen: Pen, section: Section) -> str:
    inside = write_clauses(pen, section.clauses) if section.clauses else pen.statements(section.body)
    after = pen.choices.pick(("\n", "\n  ", " ", None, ";")) or pen.line_end()
    if not inside and after == ";":
        after = "\n"
    room = pen.choices.pick(("\n", "\n", None)) or pen.line_end()
    return section.name + after + inside + room


def _as_form(section: Section) -> Form:
    """What stands after `do:`."""
    if section.clauses:
        return Arrows(section.clauses)
    return section.body[0] if len(section.body) == 1 else Block(section.body)


def _head(pen: Pen, form: Call) -> str:
    match form.head:
        case Local(name):
            return name
        case Dotted(left, name):
            names = spelling.member(name)
            return _target(pen, left) + _dot(pen) + (pen.choices.pick(names) if pen.choices.rarely(6) else names[0])
        case Applied(left):
            return _target(pen, left) + "."
        case Called(call):
            return _head(pen, call) + _arguments(pen, call.args, call.pairs)


def _target(pen: Pen, form: Form) -> str:
    """What may stand before a dot or a bracket."""
    return pen.write(form, TARGET)


def _dot(pen: Pen) -> str:
    return pen.line_end() + "." if pen.choices.rarely(12) else "."


def _arguments(pen: Pen, args: tuple[Form, ...], pairs: tuple[Pair, ...]) -> str:
    items = [pen.write(arg, ITEM) for arg in args[:-1]]
    if args:
        alone = len(args) == 1 and not pairs
        items.append(pen.write(args[-1], Place(one=not pairs, many=alone)))
    if pairs:
        items.append(_keywords(pen, pairs, LAST))
    return f"({pen.soft()}{joined(pen, items)}{pen.soft()})"


def _bare_arguments(pen: Pen, args: tuple[Form, ...], pairs: tuple[Pair, ...], place: Place) -> str:
    inner = Place(do=False)
    items = [pen.write(arg, inner) for arg in args[:-1]]
    if args:
        alone = len(args) == 1 and not pairs
        items.append(pen.write(args[-1], Place(one=not pairs, many=alone and place.many, do=False)))
    if pairs:
        items.append(_keywords(pen, pairs, Place(one=True, do=False)))
    return joined(pen, items)


def _keywords(pen: Pen, pairs: tuple[Pair, ...], last: Place) -> str:
    if pen.choices.rarely(8):
        return f"[{keywords(pen, pairs)}]"
    return keywords(pen, pairs, last)


@writes(Access, lambda _: 310)
def write_access(pen: Pen, form: Access, place: Place) -> str:
    """`a[b]`, `@a[b]`."""
    key = form.key
    left = _target(pen, form.left)
    if isinstance(key, Sequence) and key.kind == "list" and key.pairs and not key.items and pen.choices.rarely(2):
        return f"{left}[{keywords(pen, key.pairs)}]"
    comma = "," if pen.choices.rarely(30) else ""
    return f"{left}[{pen.soft()}{pen.write(key, LAST)}{comma}{pen.soft()}]"


@writes(Braces, lambda _: 310)
def write_braces(pen: Pen, form: Braces, place: Place) -> str:
    """`A.{B, C}`."""
    items = joined(pen, [pen.write(item, ITEM) for item in form.items])
    return f"{pen.write(form.left, TARGET)}.{{{pen.soft()}{items}{pen.soft()}}}"
