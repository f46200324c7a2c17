"""Law 2 for the oldest Elixir that we read: its trees, up to what models/ast/older.py tells."""

from collections.abc import Iterator
from functools import partial

import pytest

from analyzer.laws import tree
from analyzer.roundtrip import tree_law
from analyzer.roundtrip.judge import Judge, Read
from analyzer.roundtrip.on_path import OLDEST
from analyzer.roundtrip.tree_law import Outcome, compared
from analyzer.roundtrip.verdict import table
from models.ast.older import Version
from tests.oracle.toolchain import elixir_source, older_elixir

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def older() -> Iterator[Judge]:
    with Judge(older_elixir()) as judge:
        yield judge


def test_it_is_the_oldest(older: Judge) -> None:
    assert older.version == OLDEST


def test_todays_elixir_is_read_as_then(older: Judge) -> None:
    """What is newer than it, it refuses; the rest has one reading."""
    folder = elixir_source()
    files = sorted(file for file in folder.rglob("*.ex*") if file.suffix in (".ex", ".exs"))
    sources = [(str(file.relative_to(folder)), file.read_bytes()) for file in files]
    verdict = tree_law.judge(sources, partial(tree, elixir=older.version), older.read)
    print(f"\n{table([verdict])}")
    assert verdict.ok > 500
    assert not verdict.broken
    assert not verdict.unread


@pytest.mark.parametrize(
    ("code", "reading"),
    [
        (b"f = fn -> not x end", Outcome.EQUAL),
        (b"if a do\n  !b\nelse\n  (not c)\nend", Outcome.EQUAL),
        (b"&.../2", Outcome.EQUAL),
        (b"@spec f(...) :: (... -> integer)", Outcome.EQUAL),
        ("http_\u0441\u0435\u0440\u0432\u0435\u0440 = 1".encode(), Outcome.LENIENT),
    ],
)
def test_where_they_differ(older: Judge, code: bytes, reading: Outcome) -> None:
    assert _reading(older, code, older.version) == reading


def test_a_lone_negation_is_a_block_there(older: Judge, judge: Judge) -> None:
    """The form that both share is not needed today, and is needed then."""
    code = b"f = fn -> (not x) end"
    [now] = judge.read([code])
    [then] = older.read([code])
    assert isinstance(now, Read)
    assert isinstance(then, Read)
    assert now.json != then.json
    assert _reading(judge, code, judge.version) == Outcome.EQUAL
    assert _reading(older, code, judge.version) == Outcome.DIFFERENT


def _reading(judge: Judge, code: bytes, elixir: Version) -> Outcome:
    [answer] = judge.read([code])
    return compared(tree(code, elixir), answer)
