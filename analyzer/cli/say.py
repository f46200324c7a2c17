"""The two voices: answers on stdout, remarks on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def answer(text: str) -> None:
    """Write to stdout, and end with a line end. A reader who stops listening is no error."""
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_stdout()


def remark(text: str) -> None:
    """One line on stderr."""
    sys.stderr.write(text.rstrip("\n") + "\n")


@contextmanager
def progress(text: str, *, quiet: bool) -> Iterator[None]:
    """Show what is being done, on a terminal only, and remove it when it is done."""
    shown = not quiet and sys.stderr.isatty()
    if shown:
        sys.stderr.write(f"{text} …")
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()


def width() -> int:
    """The columns there are; 80 where nobody says."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def color() -> bool:
    """NO_COLOR wins (https://no-color.org), then FORCE_COLOR; otherwise a terminal that can show colours."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def accept_any_text() -> None:
    """Source bytes that are no UTF-8, and terminals that lack a character, never stop an answer."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def hush() -> None:
    """Everything that was said is out."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (BrokenPipeError, ValueError):
            _drop_stdout()


def _drop_stdout() -> None:
    """Python flushes stdout once more at exit; let it do that into nothing."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
