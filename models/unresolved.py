"""Everything of a Project that stayed unknown, wherever it hides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from models.base import Model
from models.evidence import Unresolved
from models.project import Project


def unresolved(project: Project) -> tuple[Unresolved, ...]:
    """All Unresolved values, in model order; one that several facts share (a macro used by many) counts once."""
    return tuple(dict.fromkeys(_walk(project)))


def _walk(value: object) -> Iterator[Unresolved]:
    if isinstance(value, Unresolved):
        yield value
    elif isinstance(value, Model):
        for field in _promising_fields(type(value)):
            yield from _walk(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item)


@cache
def _promising_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields whose type can lead to an Unresolved: shapes and types, the bulk of a Project, cannot."""
    return tuple(name for name, field in model.model_fields.items() if Unresolved in _reachable(field.annotation))


def _reachable(annotation: Any) -> set[Any]:
    """Every type that this one mentions, at any depth; each is looked into once."""
    seen: set[Any] = set()
    waiting = [annotation]
    while waiting:
        found = waiting.pop()
        if found in seen:
            continue
        seen.add(found)
        waiting += get_args(found)
        if isinstance(found, type) and issubclass(found, Model):
            waiting += (field.annotation for field in found.model_fields.values())
    return seen
