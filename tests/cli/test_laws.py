"""A law that raises is broken; many broken files are counted."""

from analyzer.roundtrip.bytes_law import judge
from analyzer.roundtrip.verdict import table


def refuse(data: bytes) -> bytes:
    raise ValueError(f"{len(data)} bytes")


def test_a_room_that_raises_breaks_the_law() -> None:
    verdict = judge([("a.ex", b"ab"), ("b.ex", b"")], refuse)
    assert (verdict.files, verdict.size, verdict.ok) == (2, 2, 0)
    assert [broken.problem for broken in verdict.broken] == ["ValueError: 2 bytes", "ValueError: 0 bytes"]


def test_lost_bytes_are_found_at_the_end() -> None:
    verdict = judge([("a.ex", b"abc")], lambda data: data[:-1])
    assert verdict.broken[0].problem == "differs at byte 2"


def test_many_broken_files_are_counted() -> None:
    lines = table([judge([(f"{n}.ex", b"a") for n in range(1_000)], refuse)]).splitlines()
    assert lines[:2] == ["law      files  bytes  ok  broken", "1 bytes  1,000  1,000   0   1,000"]
    assert len(lines) == 2 + 20 + 1
    assert lines[-1] == "and 980 more"
