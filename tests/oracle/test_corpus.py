"""The corpus' whole projects are Elixir to Elixir's own parser, and formatted by its formatter."""

import pytest

from tests.oracle.judge import Judge
from tests.rooms.rooms import TOP

pytestmark = pytest.mark.oracle

# What the .formatter.exs of Phoenix and Ecto export; no dependency is installed here.
LOCALS = (
    "accepts action_fallback add attr belongs_to create drop execute embeds_many embeds_one field from get has_many "
    "has_one live live_session many_to_many modify on_mount pipe_through pipeline plug post put delete patch rename "
    "resources scope slot socket remove channel forward import_config"
).split()


def test_projects_are_formatted(judge: Judge) -> None:
    projects = TOP / "corpus/projects"
    files = sorted(file for end in ("ex", "exs") for file in projects.rglob(f"*.{end}"))
    sources = [file.read_bytes() for file in files]
    answers = judge.format(sources, locals_without_parens=[(name, "*") for name in LOCALS])
    wrong = [str(file.relative_to(TOP)) for file, old, new in zip(files, sources, answers, strict=True) if old != new]
    assert len(files) > 20
    assert not wrong
