"""Law 6: model to Elixir to model is the identity of essence, and no clause of a skeleton is idle."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from emitter.elixir import emit
from models.project import Project
from tests.elixir.essences import essences
from tests.elixir.reader import read
from tests.strategies.projects import KINDS, projects

patient = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_construct_comes_back(kind: str) -> None:
    @patient
    @given(projects(KINDS[kind], max_modules=1))
    def comes_back(project: Project) -> None:
        assert essences(read(emit(project))) == essences(project)

    comes_back()


@patient
@given(projects(max_modules=3))
def test_a_project_comes_back(project: Project) -> None:
    assert essences(read(emit(project))) == essences(project)


@pytest.mark.slow
@patient
@given(projects(KINDS["gen_server"], max_modules=1), st.data())
def test_deleting_or_renaming_a_clause_changes_the_model(project: Project, data: st.DataObject) -> None:
    files = emit(project)
    places = [(path, span) for path, text in files.items() for span in _clauses(text)]
    assume(places)
    path, (start, end) = data.draw(st.sampled_from(places))
    text = files[path]
    renamed = text[start:end].replace("handle_info(", "handle_cast(").replace("handle_call(", "handle_other(")
    for changed in {"", renamed} - {text[start:end]}:
        assert essences(read({**files, path: text[:start] + changed + text[end:]})) != essences(project)


@pytest.mark.slow
@patient
@given(projects(KINDS["supervisor"], max_modules=1), st.data())
def test_deleting_a_child_changes_the_model(project: Project, data: st.DataObject) -> None:
    files = emit(project)
    places = [(path, match.span()) for path, text in files.items() for match in _CHILD.finditer(text)]
    assume(places)
    path, (start, end) = data.draw(st.sampled_from(places))
    text = files[path]
    assert essences(read({**files, path: text[:start] + text[end:]})) != essences(project)


_CLAUSE = re.compile(r"^( *)def handle_\w+\(.*?\n\1end\n", re.MULTILINE | re.DOTALL)
_CHILD = re.compile(
    r"^ +(?:[A-Z][\w.]*|\{[A-Z][\w.]*, .*\}|:lower_case|todo\(\)),?\n(?= +(?:\]|[A-Z{:]))", re.MULTILINE
)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _CLAUSE.finditer(text))
