"""The forms that a loop or a computed definition stands for, kept by its place."""

from __future__ import annotations

from analyzer.expand.definitions import Injection
from analyzer.expand.form import Form
from models.ast import Node

UnrolledKey = tuple[str, int, int, Injection | None]
Unrolled = dict[UnrolledKey, list[tuple[Node, ...] | None]]
"""The forms that a loop, or a definition of computed name, stands for: of each place, in the order of its uses."""


def unrolled_key(form: Form) -> UnrolledKey:
    """The place of a form: where it is written, and which `use` put it here."""
    return form.env.file, form.node.start, form.node.end, form.injection
