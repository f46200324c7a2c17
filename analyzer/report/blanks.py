"""What stayed unknown, by reason, commonest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from models.evidence import Reason, Unresolved
from models.project import Project
from models.unresolved import unresolved


@dataclass(frozen=True, slots=True)
class Blank:
    """All facts that are missing for one reason."""

    reason: Reason
    values: tuple[Unresolved, ...]

    @property
    def name(self) -> str:
        return self.reason.value.replace("_", " ")


def blanks(project: Project) -> tuple[Blank, ...]:
    grouped: defaultdict[Reason, list[Unresolved]] = defaultdict(list)
    for value in unresolved(project):
        grouped[value.reason].append(value)
    found = (Blank(reason, tuple(values)) for reason, values in grouped.items())
    return tuple(sorted(found, key=lambda blank: (-len(blank.values), blank.reason)))
