"""What the templates hold, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from models.ast.templates import Event, TagKind
from models.project import Project

Line = tuple[str, tuple[str, ...]]
"""What is counted, and the counts."""


def template_counts(project: Project) -> tuple[Line, ...]:
    """Templates by language, uses of components by kind, `phx-*` by event; what does not occur is left out."""
    return tuple((label, counts) for label, counts in _lines(project) if counts)


def _lines(project: Project) -> Iterator[Line]:
    templates = project.templates
    kinds = Counter[TagKind](use.kind for template in templates for use in template.components)
    events = Counter(binding.event for template in templates for binding in template.bindings)
    hooks = events.pop(Event.HOOK, 0)
    yield "templates", _counted(Counter(template.dialect for template in templates).most_common())
    yield "components", _counted((_KINDS[kind], kinds[kind]) for kind in _KINDS if kinds[kind])
    yield "events", _counted(sorted(events.items(), key=lambda item: (-item[1], item[0])))
    yield "hooks", _counted([("phx-hook", hooks)] if hooks else [])


def _counted(items: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(f"{number:,} {name}" for name, number in items)


_KINDS = {TagKind.LOCAL: "local", TagKind.REMOTE: "remote", TagKind.SLOT: "slots"}
