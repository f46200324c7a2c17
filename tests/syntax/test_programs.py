"""Programs that we made up, read as Elixir reads them (law 2).

    UNMIX_PROGRAMS=50000 UNMIX_SEED=7 pytest -s -m oracle tests/syntax/test_programs.py

makes as many as you like; the sums are printed.
"""

import os
import re
from types import ModuleType

import pytest
from hypothesis import given

from analyzer.roundtrip.tree_law import Outcome
from analyzer.syntax import convert_operators, misreadings, repair
from tests.elixir_programs import at_random, programs, surfaces
from tests.oracle.judge import Judge, Quoted
from tests.syntax.comparing import WRONG, compare, sums
from tests.syntax.door import check

pytestmark = pytest.mark.oracle

COUNT = int(os.environ.get("UNMIX_PROGRAMS", "2000"))
SEED = int(os.environ.get("UNMIX_SEED", "1"))

NEVER = re.compile(rb"(?!)")
REPAIRS: dict[str, list[tuple[ModuleType, str, object]]] = {
    "a word at the start of a line": [(misreadings, "_LINE", NEVER)],
    "a range to minus one": [(misreadings, "_RANGE", NEVER), (convert_operators, "_begins_arguments", lambda _: False)],
    "backslashes before the end of a sigil": [(repair, "escaped_terminators", lambda *_: ())],
}


def sources(count: int, seed: int) -> list[tuple[str, bytes]]:
    return [(context, text.encode()) for context, text in at_random(count, seed)]


def test_programs_are_read_as_elixir_reads_them(judge: Judge) -> None:
    table, wrong = sums(compare(judge, sources(COUNT, SEED)))
    print(f"\n{COUNT} programs, seed {SEED}\n{table}")
    assert wrong == []


def test_most_programs_are_elixir(judge: Judge) -> None:
    found = list(compare(judge, sources(1000, 2)))
    by_us = sum(item.outcome is Outcome.EQUAL for item in found)
    refused = sum(item.outcome in (Outcome.REFUSED, Outcome.LENIENT) for item in found)
    assert refused < 50
    assert by_us > 850


@given(programs())
def test_a_program(judge: Judge, text: str) -> None:
    source = text.encode()
    check(source)
    [found] = compare(judge, [("program", source)])
    assert found.outcome not in WRONG


@given(surfaces(3))
def test_every_way_to_write_a_program_means_the_same(judge: Judge, texts: tuple[str, ...]) -> None:
    answers = judge.parse(text.encode() for text in texts)
    assert len({answer.json for answer in answers if isinstance(answer, Quoted)}) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 22, 33, 44, 55])
@pytest.mark.parametrize("repair_off", REPAIRS)
def test_two_thousand_programs_would_have_found(
    judge: Judge, monkeypatch: pytest.MonkeyPatch, repair_off: str, seed: int
) -> None:
    for place, name, off in REPAIRS[repair_off]:
        monkeypatch.setattr(place, name, off)
    found = compare(judge, sources(2000, seed))
    assert any(item.outcome is Outcome.DIFFERENT for item in found)
