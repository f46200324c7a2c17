"""The text between tags, as Phoenix.LiveView's tokenizer reads it: braces, comments, where tags begin and end."""

from __future__ import annotations

import re
from typing import Final

from analyzer.syntax.heex.in_tags import NAME, inside
from analyzer.syntax.heex.tape import Tape

_PLAIN: Final = re.compile(rb"[^<{]+")
_SPACE: Final = re.compile(rb"[ \t\f\r\n]+")
_DOCTYPE: Final = re.compile(rb"<!(?:doctype|DOCTYPE)")


def untagged(tape: Tape) -> None:
    """A template in which no tag is looked for."""
    tape.extend("text", tape.limit)


def text(tape: Tape) -> None:
    """Text, up to what may be something else."""
    data, at, limit = tape.data, tape.at, tape.limit
    match = _PLAIN.match(data, at, limit)
    if match is not None:
        tape.extend("text", match.end())
    elif data[at] == 0x7B:
        _braces(tape)
    elif _DOCTYPE.match(data, at, limit):
        tape.open(doctype, "doctype", 9)
    elif data.startswith(b"<!--", at, limit):
        tape.open(comment, "comment", 4)
    elif data.startswith(b"</", at, limit):
        _closing_tag(tape)
    else:
        _opening_tag(tape)


def comment(tape: Tape) -> None:
    """Inside of `<!-- -->`."""
    tape.until(b"-->", "comment", 3)


def doctype(tape: Tape) -> None:
    """Inside of `<!doctype >`."""
    tape.until(b">", "doctype", 1)


def _braces(tape: Tape) -> None:
    if not tape.braces or tape.plain_depth is not None or not tape.braced():
        tape.extend("text", tape.at + 1)


def _closing_tag(tape: Tape) -> None:
    data, at, limit = tape.data, tape.at, tape.limit
    name = NAME.match(data, at + 2, limit)
    if name is None:
        _stray(tape, 2, "a tag's name must follow `</`")
        return
    stop = name.end()
    if not tape.strict and (space := _SPACE.match(data, stop, limit)):
        stop = space.end()
    if not data.startswith(b">", stop, limit):
        _stray(tape, name.end() - at, "no `>` closes this tag")
        return
    tape.take("tag-close", stop + 1)
    if tape.plain_depth is not None:
        tape.plain_depth = None if tape.plain_depth == 1 else tape.plain_depth - 1


def _opening_tag(tape: Tape) -> None:
    name = NAME.match(tape.data, tape.at + 1, tape.limit)
    if name is None or not (tape.strict or name[0][:1].isalpha()):
        _stray(tape, 1, "a tag's name must follow `<`: write `&lt;` for the sign")
        return
    tape.tag = name[0]
    tape.open(inside, "tag-open", len(name[0]) + 1)


def _stray(tape: Tape, width: int, message: str) -> None:
    if tape.strict:
        tape.note(tape.at, tape.at + width, message)
    tape.extend("text", tape.at + width)
