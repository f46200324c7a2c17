"""Skeletons before the real Elixir: they parse, the formatter changes nothing, and they compile."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from emitter.elixir import emit
from models.project import Project
from tests.elixir.samples import SAMPLES
from tests.oracle.judge import Judge
from tests.strategies.projects import projects

WITHOUT_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]
"""Each question to the compiler takes its time."""

pytestmark = pytest.mark.oracle


def accept(judge: Judge, project: Project, *, warnings: bool) -> None:
    """What every skeleton has to pass; hand-written ones without a single warning."""
    files = emit(project)
    sources = [text.encode() for text in files.values()]
    for path, source, formatted in zip(files, sources, judge.format(sources), strict=True):
        assert formatted == source, path
    [compiled] = judge.compile([sources])
    assert compiled.errors == ()
    assert warnings or compiled.warnings == ()


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_samples(name: str, judge: Judge) -> None:
    accept(judge, Project(name="shop", constructs=SAMPLES[name]), warnings=False)


@pytest.mark.slow
def test_generated_projects(judge: Judge) -> None:
    @settings(phases=WITHOUT_SHRINKING, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(projects(max_modules=3))
    def accepted(project: Project) -> None:
        accept(judge, project, warnings=True)

    accepted()
