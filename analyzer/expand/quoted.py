"""Code that a macro returns, and the environment that it was written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from analyzer.expand.bodies import forms
from analyzer.expand.env import Env
from analyzer.expand.passed import Passed, passed
from models.ast import Atom, Block, Node


@dataclass(frozen=True, slots=True)
class Quoted:
    """Code that a macro returns: quoted forms, and the macro's environment they were written in.

    `listed`: it is an element of a list, which among definitions means the same as the element alone.
    """

    forms: tuple[Node, ...]
    env: Env
    listed: bool = False


def by_file(quoted: Quoted) -> Iterator[Quoted]:
    """Code that was passed through is walked under its own file."""
    for is_passed, items in groupby(quoted.forms, lambda form: isinstance(form, Passed)):
        if not is_passed:
            yield replace(quoted, forms=tuple(items))
            continue
        for item in items:
            if isinstance(item, Passed):
                yield replace(quoted, forms=forms(item.code), env=replace(quoted.env, file=item.file))


def as_value(parts: tuple[Quoted, ...]) -> Node:
    """Quoted code as a value."""
    items: list[Node] = []
    for part in parts:
        for quoted in by_file(part):
            code = quoted.forms
            whole = code[0] if len(code) == 1 else Block(code, start=code[0].start, end=code[-1].end) if code else None
            if whole is not None:
                items.append(passed(whole, quoted.env.file))
    return Atom("nil") if not items else items[0] if len(items) == 1 else Block(tuple(items))
