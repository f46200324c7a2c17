"""Text from sources made safe to show: one line, nothing that steers a terminal or breaks XML."""

from __future__ import annotations


def one_line(text: str) -> str:
    """White space becomes single spaces; controls, bidi marks and lone surrogates a replacement mark."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in _joined(text))


def clip(text: str, longest: int) -> str:
    """At most `longest` characters; it is cut in the middle, as both ends of a name or a call tell most."""
    flat = one_line(text)
    if len(flat) <= longest:
        return flat
    tail = (longest - 1) // 3
    return f"{flat[: longest - 1 - tail].rstrip()}…{flat[len(flat) - tail :].lstrip()}"


def _joined(text: str) -> str:
    return " ".join(text.split())


def count(number: int, noun: str) -> str:
    """`1 file`, `1,204 files`, `3 children`."""
    return f"{number:,} {noun if number == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    if noun.endswith("child"):
        return f"{noun}ren"
    return f"{noun}es" if noun.endswith("s") else f"{noun}s"
