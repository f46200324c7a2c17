"""Law 2: our tree equals Elixir's, or we say that we cannot read it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from analyzer.roundtrip.judge import Read, Refused

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
