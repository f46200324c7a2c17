"""The user's mistakes. Anything that goes wrong in the Elixir that we read is data, not an error."""

from __future__ import annotations

from collections.abc import Iterable


class UsageError(Exception):
    """A mistake of the user: one line, and what to do about it. Caught in the command line alone."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def suggest(word: str, known: Iterable[str]) -> str:
    """A hint for a word that is not among the known ones: the one that was meant, or all of them."""
    from difflib import get_close_matches

    choices = sorted(known)
    near = get_close_matches(word, choices, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(choices)}"
