"""How clauses, functions and blocks are written."""

from __future__ import annotations

from tests.elixir_programs.forms import Arrows, Block, Clause, Fn
from tests.elixir_programs.pen import Pen, Place, writes
from tests.elixir_programs.write_containers import joined

_PATTERN = Place(51, do=False)
_GUARD = Place(50, do=False)


@writes(Fn)
def write_fn(pen: Pen, form: Fn, place: Place) -> str:
    """`fn a -> b end`."""
    return "fn" + pen.space() + write_clauses(pen, form.clauses) + pen.space() + "end"


@writes(Arrows)
def write_arrows(pen: Pen, form: Arrows, place: Place) -> str:
    """`(a -> b)`."""
    return "(" + pen.soft() + write_clauses(pen, form.clauses) + pen.soft() + ")"


@writes(Block)
def write_block(pen: Pen, form: Block, place: Place) -> str:
    """`(a; b)`."""
    if not form.body:
        return "()"
    before, after = (
        (pen.choices.pick(("", "", ";")), pen.choices.pick(("", "", ";"))) if pen.choices.rarely(4) else ("", "")
    )
    return "(" + before + pen.soft() + pen.statements(form.body) + after + pen.soft() + ")"


def write_clauses(pen: Pen, clauses: tuple[Clause, ...]) -> str:
    """Clauses in a row."""
    return pen.separator(clauses, lambda clause: _clause(pen, clause))


def _clause(pen: Pen, clause: Clause) -> str:
    body = pen.statements(clause.body)
    return _patterns(pen, clause) + "->" + pen.space() + body


def _patterns(pen: Pen, clause: Clause) -> str:
    if not clause.patterns:
        return pen.choices.pick(("", "() "))
    guard = ""
    if clause.guard is not None:
        before = " " if not pen.choices.rarely(8) else pen.line_end()
        room = pen.space() if len(clause.patterns) == 1 else " "
        guard = before + "when" + room + pen.write(clause.guard, _GUARD)
    if pen.choices.rarely(4):
        inside = joined(pen, [pen.write(pattern, Place()) for pattern in clause.patterns])
        return f"({pen.soft()}{inside}{pen.soft()}){guard} "
    return joined(pen, [pen.write(pattern, _PATTERN) for pattern in clause.patterns]) + guard + " "
