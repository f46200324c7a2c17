"""Attributes that a loop, a `case` or Module.put_attribute in a module's body sets: their values are not known."""

from __future__ import annotations

from analyzer.evaluate.program import Program
from analyzer.expand.assigned import assigned_in
from analyzer.expand.bodies import is_branch
from analyzer.expand.definitions import Site
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Form


def set_unseen(program: Program, module: Expanded, name: str, place: Site) -> bool:
    """Whether a form above the place may give the attribute a value that no assignment of the module states."""
    found = program.once(("unseen_attributes", module), lambda: _unseen(module))
    forms = (*found.get(name, ()), *found.get("", ()))
    return any(form.env.file != place.file or form.node.start <= place.start for form in forms)


def _unseen(module: Expanded) -> dict[str, list[Form]]:
    """The forms that set attributes somewhere inside, by attribute; the empty name stands for any."""
    found: dict[str, list[Form]] = {}
    for form in module.forms:
        if not is_branch(form.node):
            for name in dict.fromkeys(name for name, _ in assigned_in(form.node)):
                found.setdefault(name, []).append(form)
    return found
