"""The inside of a tag, as Phoenix.LiveView's tokenizer reads it: attributes, their values, the tag's end."""

from __future__ import annotations

import re
from typing import Final

from analyzer.syntax.heex.tape import Tape

NAME: Final = re.compile(rb"[^>/=\r\n\"' \t\f]+")
"""A tag's name, after its `<` or `</`."""

WRITTEN: Final = "written"
"""The kind of a token that is a whole attribute, `name="text"`."""

_ATTRIBUTE: Final = re.compile(rb"[^>/=\r\n\"' \t\f}]+")
_WRITTEN: Final = re.compile(rb"([ \t\f\r\n]++)([^>/=\r\n\"' \t\f{}]++)=\"[^\"]++\"")
"""What most attributes look like, with the space before: one token each."""

_SPACE: Final = re.compile(rb"[ \t\f\r\n]+")
_EQUALS: Final = re.compile(rb"[ \t\f\r\n]*=[ \t\f\r\n]*")
_ODD: Final = re.compile(rb"(?:[\"'=}]|/(?!>))+")
_BARE: Final = re.compile(rb"[^ \t\f\r\n>]+")
_NO_BRACES: Final = b"phx-no-curly-interpolation"
_RAW: Final = frozenset({b"script", b"style"})


def inside(tape: Tape) -> None:
    """Between attributes."""
    data, at, limit = tape.data, tape.at, tape.limit
    if (written := _WRITTEN.match(data, at, limit)) and written[2] != _NO_BRACES:
        tape.take("space", written.end(1))
        tape.take(WRITTEN, written.end())
    elif space := _SPACE.match(data, at, limit):
        tape.take("space", space.end())
    elif data.startswith(b"/>", at, limit):
        tape.state = tape.outside
        tape.take("tag-self", at + 2)
    elif data.startswith(b">", at, limit):
        _end_of_tag(tape)
    elif not (tape.strict and data[at] == 0x7B and tape.braced()):
        _attribute(tape)


def raw(tape: Tape) -> None:
    """What a script or a style holds."""
    tape.until(b"</" + tape.tag + b">", "raw", 0)


def value(tape: Tape) -> None:
    """After the sign `=`."""
    quote = tape.data[tape.at : tape.at + 1]
    if quote in {b'"', b"'"}:
        tape.quote, tape.state = quote, quoted
        tape.take("quote", tape.at + 1)
    elif quote == b">" or (tape.strict and quote == b"{" and tape.braced()):
        tape.state = inside
    else:
        _bare_value(tape)


def quoted(tape: Tape) -> None:
    """A value between quotes."""
    stop = tape.data.find(tape.quote, tape.at, tape.limit)
    tape.extend("value", tape.limit if stop < 0 else stop)
    if stop >= 0:
        tape.take("quote", stop + 1)
        tape.state = inside


def bare(tape: Tape) -> None:
    """A value without quotes."""
    match = _BARE.match(tape.data, tape.at, tape.limit)
    if match is not None:
        tape.extend("value", match.end())
    else:
        tape.state = inside


def _end_of_tag(tape: Tape) -> None:
    tape.take("tag-end", tape.at + 1)
    if tape.tag in _RAW:
        tape.state = raw
        return
    tape.state = tape.outside
    if tape.plain_depth is not None:
        tape.plain_depth += 1


def _attribute(tape: Tape) -> None:
    name = _ATTRIBUTE.match(tape.data, tape.at, tape.limit)
    if name is None:
        odd = _ODD.match(tape.data, tape.at, tape.limit)
        _odd(tape, odd.end() if odd else tape.at + 1)
        return
    tape.take("attribute", name.end())
    if name[0] == _NO_BRACES and tape.tag not in _RAW:
        tape.plain_depth = tape.plain_depth or 0
    if equals := _EQUALS.match(tape.data, tape.at, tape.limit):
        tape.take("equals", equals.end())
        tape.state = value


def _odd(tape: Tape, end: int) -> None:
    if tape.strict:
        closes = tape.data[tape.at : tape.at + 1] == b"}"
        tape.note(
            tape.at,
            end,
            "this `}` closes nothing: LiveView refuses it from 1.2 on" if closes else "no attribute's name",
        )
    tape.take("other", end)


def _bare_value(tape: Tape) -> None:
    if tape.strict:
        tape.note(tape.at, tape.at + 1, "an attribute's value is a text in quotes or Elixir in braces")
    tape.state = bare
