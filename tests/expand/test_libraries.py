"""Every rule of the knowledge base says where it was read, and of which versions."""

import re

from analyzer.expand.knowledge import knowledge


def test_sources_and_versions() -> None:
    entries = list(knowledge())
    assert len(entries) > 150
    assert not [entry.module for entry in entries if not entry.source]
    wrong = [entry.module for entry in entries if not re.fullmatch(r"\d+(\.\d+)*(\.x)?|at [0-9a-f]{7}", entry.versions)]
    assert not wrong
