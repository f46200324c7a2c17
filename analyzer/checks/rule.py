"""What a rule is, and the decorators that make one of a function.

The function's docstring is the rule's page. The decorated function builds its own findings:
`duplicate_child_id.finding("…", span)` fills in code, name and severity.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from models.diagnostics import Severity
from models.evidence import Certainty, Place
from models.findings import Finding, Related
from models.project import Project
from models.suppressions import Unused

Subject = TypeVar("Subject")
Judge = Callable[[Subject], Iterable[Finding]]

SECTIONS = ("What it does", "Why it matters", "Example", "Instead", "When to ignore it")
"""What every page holds, in this order."""

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```elixir\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """A judgement with a stable code. Calling it yields its findings about a subject."""

    code: str
    name: str
    severity: Severity
    judge: Judge[Subject]

    def __call__(self, subject: Subject) -> Iterable[Finding]:
        return self.judge(subject)

    @property
    def page(self) -> str:
        return inspect.cleandoc(self.judge.__doc__ or "")

    def finding(
        self,
        message: str,
        span: Place,
        related: Iterable[Related] = (),
        certainty: Certainty = Certainty.EXACT,
    ) -> Finding:
        """A finding of this rule."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=message,
            span=span,
            related=tuple(related),
            certainty=certainty,
        )


class ProjectRule(Rule[Project]):
    """Judges a whole project."""


class UnusedRule(Rule[Sequence[Unused]]):
    """Judges the suppressions that silenced nothing."""


def check(*, code: str, name: str, severity: Severity) -> Callable[[Judge[Project]], ProjectRule]:
    """Make a rule of a function that judges a project."""
    return lambda judge: ProjectRule(code, name, severity, judge)


def check_unused(*, code: str, name: str, severity: Severity) -> Callable[[Judge[Sequence[Unused]]], UnusedRule]:
    """Make a rule of a function that judges what silenced nothing, after all other rules ran."""
    return lambda judge: UnusedRule(code, name, severity, judge)


def sections(page: str) -> dict[str, str]:
    """The page's sections by heading, in its order."""
    _, *parts = _HEADING.split(page)
    return {heading: text.strip() for heading, text in zip(parts[::2], parts[1::2], strict=True)}


def examples(page: str, section: str) -> tuple[str, ...]:
    """The Elixir of one section of the page."""
    return tuple(_FENCE.findall(sections(page).get(section, "")))
