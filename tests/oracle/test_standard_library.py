"""Laws 1 and 2 over Elixir itself: its library, its tests, and the tests of its own parser and formatter.

The source is Debian's package of the very version that judges.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.laws import rebuild, tree
from analyzer.roundtrip import bytes_law, tree_law
from analyzer.roundtrip.tree_law import Source
from analyzer.roundtrip.verdict import table
from tests.oracle.judge import Judge
from tests.oracle.toolchain import elixir_source

pytestmark = pytest.mark.oracle

# Code that Elixir's parser accepts and ours says it cannot read: what its own tests of odd syntax hold.
UNREAD = 0


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    folder = elixir_source()
    return list(_sources(folder))


def _sources(folder: Path) -> Iterator[Source]:
    for file in sorted(folder.rglob("*.ex*")):
        if file.suffix in (".ex", ".exs") and file.is_file():
            yield str(file.relative_to(folder)), file.read_bytes()


def test_every_byte_comes_back(sources: list[Source]) -> None:
    verdict = bytes_law.judge(sources, rebuild)
    assert verdict.files > 500
    assert not verdict.broken


def test_every_tree_is_elixirs(sources: list[Source], judge: Judge) -> None:
    verdict = tree_law.judge(sources, tree, judge.read)
    print(f"\n{table([verdict])}")
    assert not verdict.broken
    assert len(verdict.unread) == UNREAD
