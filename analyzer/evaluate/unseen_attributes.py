"""Attributes that a loop, a `case` or Module.put_attribute in a module's body sets: their values are not known."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.evaluate.program import Program
from analyzer.expand.bodies import is_branch
from analyzer.expand.definitions import KINDS, Site
from analyzer.expand.expanded import Expanded
from analyzer.expand.form import Form
from models.ast import Atom, Call, Node, Remote
from models.ast.walk import children


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
            for name in dict.fromkeys(_set_in(form.node)):
                found.setdefault(name, []).append(form)
    return found


def _set_in(root: Node) -> Iterator[str]:
    """The attributes that a form sets, other than the one that it is itself."""
    pending = [root]
    while pending:
        node = pending.pop()
        match node:
            case Call(name=name) if name in _CLOSED:
                continue
            case Call(name="@", args=(Call(name=name, args=(_,)),)):
                if node is not root:
                    yield name
                continue
            case Remote(name="put_attribute" | "delete_attribute", args=(_, Atom(value=name), *_)):
                yield name
            case Remote(name="put_attribute" | "delete_attribute"):
                yield ""
            case _:
                pass
        pending.extend(children(node))


_CLOSED = frozenset({*KINDS, "defmodule", "defprotocol", "defimpl", "quote"})
"""What stands in these sets nothing while the module's body runs, or sets it elsewhere."""
