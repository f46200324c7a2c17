"""Damaged files: no byte is lost, nothing raises, and what Elixir still accepts we read as it does.

`UNMIX_MUTANTS=20000 UNMIX_SEED=7` makes more of them.
"""

import os
from importlib import import_module
from pathlib import Path

import pytest

from analyzer.laws import rebuild
from analyzer.roundtrip.bytes_law import judge as hold
from analyzer.syntax import parse, skim, tokens
from tests.oracle.judge import Judge
from tests.syntax.comparing import compare, sums
from tests.syntax.door import check
from tests.syntax.mutants import mutants

TOP = Path(__file__).parents[2]
ROOM = import_module("analyzer.syntax.tokens")
FILES = [path.read_bytes() for end in ("ex", "exs") for path in sorted((TOP / "corpus").rglob(f"*.{end}"))]
COUNT = int(os.environ.get("UNMIX_MUTANTS", "1000"))
SEED = int(os.environ.get("UNMIX_SEED", "1"))


def test_no_byte_is_lost_and_nothing_raises() -> None:
    damaged = list(mutants(FILES, COUNT, SEED))
    assert hold(damaged, rebuild).broken == ()
    for _, source in damaged:
        parse(source)
        skim(source)


@pytest.mark.oracle
def test_what_elixir_still_accepts_is_read_as_it_does(judge: Judge) -> None:
    table, wrong = sums(compare(judge, mutants(FILES, COUNT, SEED)))
    print(f"\n{COUNT} mutants, seed {SEED}\n{table}")
    assert wrong == []


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfx",
        b"x\r\ny\r",
        b"\r",
        b"\0",
        b"x\0y",
        b"\xff\xfe",
        b'"\xff"',
        b"x",
        b"# a",
        b" \t",
        b"\x0b\x0c",
        b"x\xc2\xa0y",
    ],
    ids=[
        "mark",
        "windows",
        "return",
        "nul",
        "nul inside",
        "no utf-8",
        "no text",
        "no line end",
        "comment",
        "blank",
        "feeds",
        "hard space",
    ],
)
def test_strange_bytes_are_tiled(data: bytes) -> None:
    check(data)
    assert rebuild("a.ex", data) == data
    assert [data[tile.start : tile.end] for tile in tokens(data)] != []


@pytest.mark.parametrize("kind", ["space", "newline", "mark"])
def test_the_law_sees_lost_trivia(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    trivia = ROOM._trivia
    monkeypatch.setattr(ROOM, "_trivia", lambda *at: [tile for tile in trivia(*at) if tile.kind != kind])
    assert hold([("a.ex", b'["a": 1]\nx')], rebuild).broken


def test_the_law_sees_tokens_that_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    tiled = ROOM._tiled
    monkeypatch.setattr(
        ROOM, "_tiled", lambda data: [tile._replace(start=max(0, tile.start - 1)) for tile in tiled(data)]
    )
    assert hold([("a.ex", b"x = 1\n")], rebuild).broken


def test_every_token_of_sound_files_has_a_name() -> None:
    """Also those in keys and holes that are hidden from the grammar, and read apart."""
    sound = [data for data in FILES if not parse(data).problems]
    assert len(sound) > 50
    nameless = {data[tile.start : tile.end] for data in sound for tile in tokens(data) if tile.kind == "other"}
    assert nameless == set()
