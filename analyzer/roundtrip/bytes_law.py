"""Law 1: the text rebuilt from our own tokens equals the source, for any bytes at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from analyzer.roundtrip.verdict import Said, Verdict

Rebuild = Callable[[str, bytes], bytes]
"""The source again, from the tokens that it was cut into; its path says which language it is."""


def judge(sources: Iterable[tuple[str, bytes]], rebuild: Rebuild) -> Verdict:
    """Hold the law against every source, given by path."""
    files = total = 0
    broken: list[Said] = []
    for path, data in sources:
        files, total = files + 1, total + len(data)
        problem = _problem(path, data, rebuild)
        if problem is not None:
            broken.append(Said(path, problem))
    return Verdict("1 bytes", files, total, tuple(broken))


def _problem(path: str, data: bytes, rebuild: Rebuild) -> str | None:
    """What is wrong with one file. A room that raises has broken the law too: it may not."""
    try:
        again = rebuild(path, data)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if again == data:
        return None
    return f"differs at byte {_first_difference(data, again)}"


def _first_difference(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((offset for offset, (a, b) in pairs if a != b), min(len(one), len(other)))
