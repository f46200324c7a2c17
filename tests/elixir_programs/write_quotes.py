"""How quoted text is written: quotes or heredoc, every escape, every delimiter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.elixir_programs.forms import Block, Form, Part, Sigil, Text
from tests.elixir_programs.pen import STATEMENT, Pen, Place, writes

_QUOTES: Final = {"string": '"', "charlist": "'", "atom": '"'}
_NAMED: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\\": "\\\\"}
_DELIMITERS: Final = ("()", "[]", "{}", "<>", "||", "//", '""', "''")


@writes(Text)
def write_text(pen: Pen, form: Text, place: Place) -> str:
    """`"a#{b}"`, and the heredoc of the same text."""
    quote = _QUOTES[form.kind]
    if form.heredoc or (_could_be_heredoc(form) and pen.choices.rarely(3)):
        return _heredoc(pen, quote * 3, form.parts, lambda text, at: _escaped(pen, text, at, quote, heredoc=True))
    inside = "".join(
        _part(pen, part, lambda text, at: _escaped(pen, text, at, quote, heredoc=False)) for part in form.parts
    )
    return (":" if form.kind == "atom" else "") + quote + inside + quote


def _could_be_heredoc(form: Text) -> bool:
    if form.kind == "atom" or not form.parts:
        return False
    first, last = form.parts[0], form.parts[-1]
    return isinstance(first, str) and isinstance(last, str) and last.endswith("\n")


@writes(Sigil)
def write_sigil(pen: Pen, form: Sigil, place: Place) -> str:
    """`~w(a b)a` with any delimiter."""
    if form.heredoc:
        quote = '"""' if not any(isinstance(part, str) and '"""' in part for part in form.parts) else "'''"
        return f"~{form.name}{_heredoc(pen, quote, form.parts, lambda text, at: text[at])}{form.modifiers}"
    pair = pen.choices.pick(_DELIMITERS)
    opening, closing = pair[0], pair[1]
    inside = "".join(_part(pen, part, lambda text, at: _raw(text[at], closing)) for part in form.parts)
    return f"~{form.name}{opening}{inside}{closing}{form.modifiers}"


def _raw(character: str, closing: str) -> str:
    return "\\" + character if character == closing else character


def _part(pen: Pen, part: Part, write: Callable[[str, int], str]) -> str:
    if isinstance(part, str):
        return "".join(write(part, at) for at in range(len(part)))
    return hole(pen, part)


def hole(pen: Pen, form: Form) -> str:
    """`#{a}`: to Elixir a file of its own."""
    if isinstance(form, Block) and pen.choices.rarely(2):
        inside = pen.statements(form.body)
    else:
        inside = pen.write(form, STATEMENT)
    return "#{" + pen.soft() + inside + pen.soft() + "}"


def _heredoc(pen: Pen, quotes: str, parts: tuple[Part, ...], write: Callable[[str, int], str]) -> str:
    """Lines between triple quotes, all indented alike."""
    indent = pen.choices.pick(("", "  ", "    ", "\t"))
    text, fresh = quotes + "\n", True
    for part in parts:
        if not isinstance(part, str):
            text, fresh = text + (indent if fresh else "") + hole(pen, part), False
            continue
        for at, character in enumerate(part):
            written = write(part, at)
            if fresh and not (written == "\n" and pen.choices.rarely(2)):
                text += indent
            fresh = written == "\n"
            text += (
                "\\" + written if fresh is False and character == quotes[0] and text.endswith(quotes[:2]) else written
            )
    return text + indent + quotes


def _escaped(pen: Pen, text: str, at: int, quote: str, *, heredoc: bool) -> str:
    """A character as it stands, or escaped where it must be and sometimes where it need not."""
    character = text[at]
    if character == "\n":
        return "\n" if (heredoc and at == len(text) - 1) or not pen.choices.rarely(3) else "\\n"
    if character in ("\\", "\r", "\0") or (character == "\t" and pen.choices.rarely(2)):
        return _NAMED[character]
    if character == quote and not (
        heredoc and at and text[at - 1] not in (quote, "\n", " ", "\t") and text[at + 1 : at + 2] != quote
    ):
        return "\\" + character
    if character == "#" and text[at + 1 : at + 2] == "{":
        return "\\#"
    if pen.choices.rarely(24):
        return _by_number(pen, character)
    return character


def _by_number(pen: Pen, character: str) -> str:
    number = ord(character)
    spellings = [f"\\u{{{number:x}}}", f"\\u{number:04X}", f"{character}\\\n" if character != " " else " "]
    if number < 128:
        spellings.append(f"\\x{number:02x}")
    if character not in "0abdefnrstvxu \t123456789":
        spellings.append(f"\\{character}")
    return pen.choices.pick(spellings)
