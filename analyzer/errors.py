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
    """A hint for a word that is not among the known ones: the one that was meant, or all of them if they are few."""
    from difflib import get_close_matches

    choices = {choice.casefold(): choice for choice in sorted(known)}
    near = get_close_matches(word.casefold(), choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean {choices[near[0]]}?"
    return f"known: {', '.join(choices.values())}" if len(choices) <= _FEW else ""


_FEW = 40
