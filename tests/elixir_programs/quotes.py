"""Text between delimiters: strings, charlists, quoted atoms, sigils, with their holes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from tests.elixir_programs.choices import Choices
from tests.elixir_programs.forms import Form, Part, Sigil, Text

_CHARACTERS: Final = (
    "a",
    " ",
    "\\",
    '"',
    "#",
    "{",
    "}",
    "\n",
    "'",
    "é",
    "\t",
    "変",
    "\n  ",
    "|",
    "\0",
    "\r\n",
    "é",
    "# no",
    "end",
    '""',
)
_RAW: Final = (
    "a",
    " ",
    "b c",
    "\\\\",
    "\\n",
    "é",
    "\n",
    "#",
    '"',
    "'",
    ")",
    "]",
    "}",
    ">",
    "|",
    "/",
    "(",
    "[",
    "<",
    "\\s",
    "# no",
    "\n  ",
)
_SIGILS: Final = ("w", "s", "S", "r", "D", "H", "W", "c", "HTML", "U2", "x")


class Quotes:
    """Draws text; holes are filled by `hole`."""

    def __init__(self, choices: Choices, hole: Callable[[], Form]) -> None:
        self.choices = choices
        self.hole = hole

    def text(self) -> Text:
        """A string, mostly."""
        choices = self.choices
        kinds: tuple[Literal["string", "charlist", "atom"], ...] = ("string", "string", "string", "charlist", "atom")
        kind = choices.pick(kinds)
        heredoc = kind != "atom" and choices.rarely(4)
        parts = self._parts(_CHARACTERS, holes=True)
        if heredoc:
            parts = ended(parts)
        return Text(kind, parts, heredoc)

    def plain(self) -> Text:
        """A string without holes."""
        return Text("string", self._parts(_CHARACTERS, holes=False))

    def sigil(self) -> Sigil:
        """`~w(a)`."""
        choices = self.choices
        name = choices.pick(_SIGILS)
        parts = self._parts(_RAW, holes=name.islower())
        heredoc = choices.rarely(5)
        modifiers = "".join(choices.several(lambda: choices.pick("aisu"), 0, 2)) if choices.rarely(3) else ""
        return Sigil(name, ended(parts) if heredoc else parts, modifiers, heredoc)

    def _parts(self, alphabet: tuple[str, ...], *, holes: bool) -> tuple[Part, ...]:
        """Text and holes by turns; never two texts in a row."""
        parts: list[Part] = []
        for part in self.choices.several(lambda: self._part(alphabet, holes), 0, 4):
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            else:
                parts.append(part)
        if self.choices.rarely(4):
            return trailing(tuple(parts), "\\\\" if alphabet is _RAW else "\\")
        return tuple(parts)

    def _part(self, alphabet: tuple[str, ...], holes: bool) -> Part:
        if holes and self.choices.rarely(4):
            return self.hole()
        return self.choices.pick(alphabet)


def ended(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts that end with a line's end, as a heredoc does."""
    return trailing(parts, "\n")


def trailing(parts: tuple[Part, ...], text: str) -> tuple[Part, ...]:
    """Parts with a text after them."""
    if parts and isinstance(last := parts[-1], str):
        return (*parts[:-1], last + text)
    return (*parts, text)
