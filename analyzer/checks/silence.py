"""Which findings the comments of the source silence, and which comments silence nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from models.findings import Finding
from models.suppressions import Scope, Suppression, Unused


class Silence:
    """Sifts findings and remembers which suppressions were needed."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        self._given = tuple(suppressions)
        self._used: set[tuple[Suppression, str]] = set()
        self._reach = _reach(self._given)

    def sift(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that no suppression reaches."""
        return tuple(finding for finding in findings if not self._silences(finding))

    def unused(self, ignore: Collection[str] = ()) -> tuple[Unused, ...]:
        """Every code of a suppression that has silenced nothing so far."""
        pairs = ((given, code) for given in self._given for code in given.codes)
        return tuple(
            Unused(code=code, suppression=given)
            for given, code in pairs
            if code not in ignore and (given, code) not in self._used
        )

    def _silences(self, finding: Finding) -> bool:
        file, line = finding.span.file, finding.span.line
        reaching = [*self._reach.get((file, line), ()), *self._reach.get((file, None), ())]
        hits = {(given, finding.code) for given in reaching if finding.code in given.codes}
        self._used |= hits
        return bool(hits)


def _reach(suppressions: tuple[Suppression, ...]) -> dict[tuple[str, int | None], list[Suppression]]:
    """What is silenced where; line None is the whole file. Comments below one another share their next line."""
    lines = {(given.span.file, given.span.line) for given in suppressions}
    reach: dict[tuple[str, int | None], list[Suppression]] = defaultdict(list)
    for given in suppressions:
        if given.scope is Scope.THIS_FILE:
            reach[given.span.file, None].append(given)
        elif given.scope is Scope.NEXT_LINE:
            reach[given.span.file, _next_line(given, lines)].append(given)
    return reach


def _next_line(given: Suppression, lines: set[tuple[str, int]]) -> int:
    line = given.span.end_line + 1
    while (given.span.file, line) in lines:
        line += 1
    return line
