"""Law 2: our tree equals Elixir's, or we say that we cannot read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from analyzer.roundtrip.judge import Read, Refused
from analyzer.roundtrip.verdict import Said, Verdict

Comments = tuple[tuple[int, str], ...]
"""Line and text of each: a comment ends its line, so that these tell its column too."""


class Outcome(StrEnum):
    """What comparing one source gave. Only `different` and `comments differ` break the law."""

    EQUAL = "equal"
    DIFFERENT = "different"
    COMMENTS = "comments differ"
    UNSUPPORTED = "unsupported"
    REFUSED = "refused"
    LENIENT = "refused, but read by us"


class Ours(NamedTuple):
    """What we make of a source: the tree in the judge's words, its comments, whether all was read."""

    json: str
    comments: Comments
    sound: bool
    problem: str = ""
    """Where we could not read it, and why."""
    place: Callable[[str], str] = str
    """Where this tree first says what that one (in the judge's words) does not: `line:column`."""


def compared(ours: Ours, theirs: Read | Refused) -> Outcome:
    """Ours against Elixir's. What Elixir refuses has no tree, so that ours cannot be wrong."""
    if isinstance(theirs, Refused):
        return Outcome.LENIENT if ours.sound else Outcome.REFUSED
    if not ours.sound:
        return Outcome.UNSUPPORTED
    if ours.json != theirs.json:
        return Outcome.DIFFERENT
    comments = tuple((line, text) for line, _, text in theirs.comments)
    return Outcome.EQUAL if ours.comments == comments else Outcome.COMMENTS


Source = tuple[str, bytes]


def judge(
    sources: Iterable[Source],
    ours: Callable[[bytes], Ours],
    theirs: Callable[[Sequence[bytes]], Sequence[Read | Refused]],
) -> Verdict:
    """Hold the law against every source, given by path."""
    files = total = refused = 0
    broken: list[Said] = []
    unread: list[Said] = []
    for batch in _batches(sources):
        for (path, data), answer in zip(batch, theirs([data for _, data in batch]), strict=True):
            files, total = files + 1, total + len(data)
            mine = ours(data)
            match compared(mine, answer):
                case Outcome.DIFFERENT if isinstance(answer, Read):
                    broken.append(Said(path, f"{mine.place(answer.json)} differs from Elixir's tree"))
                case Outcome.COMMENTS:
                    broken.append(Said(path, "its comments are not Elixir's"))
                case Outcome.UNSUPPORTED:
                    unread.append(Said(path, mine.problem))
                case Outcome.REFUSED | Outcome.LENIENT:
                    refused += 1
                case _:
                    pass
    return Verdict("2 tree", files, total, tuple(broken), tuple(unread), refused)


_BATCH = 200


def _batches(sources: Iterable[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    for source in sources:
        batch.append(source)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch
