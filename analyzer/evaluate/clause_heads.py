"""The clause of a function that a call takes, as a condition of what the clause gives."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.evaluate.matching import literal
from analyzer.evaluate.program import Program
from analyzer.evaluate.showing import show
from analyzer.evaluate.values import Given
from analyzer.expand.definitions import Definition, Site, without_default
from models.ast import Variable


def head_words(program: Program, clause: Definition, before: Sequence[Definition]) -> str:
    """`called as init(:north)`; a clause that takes whatever those before it leave over says so."""
    text = _head(program, clause)
    left_over = _takes_all(clause) and any(_coexist(one, clause) for one in before)
    return f"otherwise called as {text}" if left_over else f"called as {text}"


def _head(program: Program, clause: Definition) -> str:
    """The head as it is written; what a loop filled in stands for its `unquote`."""
    head = clause.node.args[0]
    text = program.text(Site(clause.file, head.start, head.end))
    filled = [literal(param, clause.env) for param in clause.params]
    if "unquote(" not in text or clause.guard is not None or None in filled:
        return text
    return f"{clause.name}({', '.join(show(value) for value in filled if value is not None)})"


def _takes_all(clause: Definition) -> bool:
    """Whether the head matches any arguments: variables that differ, and no guard."""
    names = [param.name for node in clause.params if isinstance(param := without_default(node), Variable)]
    named = [name for name in names if name != "_"]
    return clause.guard is None and len(names) == len(clause.params) and len(set(named)) == len(named)


def head_given(program: Program, clause: Definition, clauses: Sequence[Definition]) -> tuple[Given, ...]:
    """The condition that a call takes `clause` out of `clauses`; the only one there is needs none."""
    rivals = [one for one in clauses if one is clause or _coexist(one, clause)]
    if len(rivals) < 2:
        return ()
    index = next(place for place, one in enumerate(rivals) if one is clause)
    start = rivals[0].node
    words = head_words(program, clause, rivals[:index])
    return (Given(words, True, Site(rivals[0].file, start.start, start.end), index, len(rivals)),)


def _coexist(one: Definition, other: Definition) -> bool:
    """No condition around the definitions leaves but one of the two."""
    return not any(a.excludes(b) for a in one.branches for b in other.branches)
