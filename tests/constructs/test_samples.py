"""The samples are Elixir: its formatter leaves them as they are, its compiler takes them."""

import pytest

from tests.analysis import CORPUS
from tests.oracle.judge import Judge

pytestmark = pytest.mark.oracle

SAMPLES = sorted(CORPUS.glob("*/sample.ex"))


def test_samples_are_formatted(judge: Judge) -> None:
    sources = [path.read_bytes() for path in SAMPLES]
    wrong = [
        path.parent.name for path, old, new in zip(SAMPLES, sources, judge.format(sources), strict=True) if old != new
    ]
    assert len(SAMPLES) >= 7
    assert not wrong


def test_samples_compile(judge: Judge) -> None:
    programs = [[path.read_bytes()] for path in SAMPLES]
    wrong = {
        path.parent.name: made.errors
        for path, made in zip(SAMPLES, judge.compile(programs), strict=True)
        if not made.ok
    }
    assert not wrong
