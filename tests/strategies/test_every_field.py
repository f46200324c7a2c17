"""The strategies reach every field of every construct, with at least two values."""

import json
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from models.base import Model
from models.constructs import CONSTRUCTS
from models.evidence import Place
from models.project import Project
from tests.strategies.models import models
from tests.strategies.projects import KINDS, projects

ONE_VALUE = {
    ("GenServer", "behaviour"),  # the recognizer knows no other
    ("ChildSpec", "default_id"),  # this and the next follow from the module, which a skeleton may not hold
    ("ChildSpec", "default_restart"),
    ("ChildSpec", "default_shutdown"),
    ("ChildSpec", "default_type"),
    ("ChildSpec", "starts"),
}
EVERY = list(HealthCheck)
Seen = dict[tuple[str, str], set[str]]


def note(seen: Seen, value: object) -> None:
    """Remember each field's value, in the value itself and in everything inside it."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            field = getattr(value, name)
            seen[(type(value).__name__, name)].add(repr(field))
            note(seen, field)
    elif isinstance(value, tuple) and not isinstance(value, Place):
        for item in value:
            note(seen, item)


def _look(seen: Seen, strategy: st.SearchStrategy[Project]) -> None:
    @settings(max_examples=400, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=EVERY)
    @given(strategy)
    def look(project: Project) -> None:
        for construct in project.constructs:
            note(seen, construct)

    look()


@pytest.mark.slow
def test_law_six_starts_from_every_field() -> None:
    seen: Seen = defaultdict(set)

    for kind in KINDS.values():
        _look(seen, projects(kind, max_modules=1))
    single = {key for key, values in seen.items() if len(values) < 2 and key[1] != "kind"}
    assert single == ONE_VALUE
    assert {name for name, _ in seen} >= {construct.__name__ for construct in CONSTRUCTS}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(models(Project))
def test_any_project_is_valid_and_serialisable(project: Project) -> None:
    assert json.loads(project.model_dump_json())["name"] == project.name
