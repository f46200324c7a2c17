"""The id under which a supervisor keeps a child, as far as the source tells.

Default ids of library children belong to the knowledge base, not here: a child of a module
that is not in the project has an id only when its spec states one.
"""

from __future__ import annotations

import re

from models.constructs.child_spec import ChildForm, ChildSpec
from models.modules import Module
from models.project import Project

_DERIVED = (ChildForm.MODULE, ChildForm.TUPLE, ChildForm.CHILD_SPEC)
"""Forms whose id is the one of the module's own child_spec/1, unless they state another."""

_OTP = ("Agent", "DynamicSupervisor", "GenServer", "Supervisor", "Task")
"""`use` of these defines child_spec/1 with the module as id."""

_ID_OPTION = re.compile(r"\bid:|:id\b|^[^\[:]+$")
"""Options that set the id, or that are no literal at all."""

_LITERAL = re.compile(
    r"""(?>
      \b[a-z_]\w*[?!]?:(?=\s)              # a key of a keyword list
    | :?"(?>[^"\\#]|\\.)*"                # a string, or a quoted atom
    | :\w+[?!]?                           # an atom
    | \b(?:nil|true|false)\b
    | \b[A-Z]\w*(?>\.[A-Z]\w*)*          # a module
    | -?\d[\d_.]*
    | [{}\[\],%\s] | =>
    )++""",
    re.VERBOSE,
)
"""A term that means the same wherever it is written: no variable, no call, no interpolation."""


class ChildIds:
    """Knows the modules of a project; `of` gives a child's id, or None when it is not certain."""

    def __init__(self, project: Project) -> None:
        self._by_name: dict[str, list[Module]] = {}
        for module in project.modules:
            self._by_name.setdefault(module.name, []).append(module)

    def of(self, child: ChildSpec) -> str | None:
        """The id, given as Elixir prints it."""
        if isinstance(child.id, str):
            return child.id if _LITERAL.fullmatch(child.id) else None
        if child.id is not None or child.alternatives or child.form not in _DERIVED:
            return None
        if not isinstance(child.module, str) or not self._has_default_id(child.module):
            return None
        return child.module

    def _has_default_id(self, name: str) -> bool:
        """Exactly one module of this name exists, and it leaves its child_spec/1 to OTP."""
        modules = self._by_name.get(name, [])
        return len(modules) == 1 and _uses_otp(modules[0]) and not _writes_child_spec(modules[0])


def _uses_otp(module: Module) -> bool:
    """One `use` of OTP that sets no id, and no other that could define child_spec/1 unseen."""
    ours = [use for use in module.uses if use.module in _OTP]
    if len(ours) != 1 or not all(use.known for use in module.uses):
        return False
    return ours[0].options is None or not _ID_OPTION.search(ours[0].options)


def _writes_child_spec(module: Module) -> bool:
    """Own, or injected by anything but OTP."""
    return any(
        function.name == "child_spec"
        and 1 in function.arities
        and not (function.injected is not None and function.injected.macro in _OTP)
        for function in module.functions
    )
