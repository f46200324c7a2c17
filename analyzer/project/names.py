"""File names that can be shown, whatever bytes they are made of."""

from __future__ import annotations


def printable(path: str) -> str:
    r"""The path with every byte that cannot be shown written as `\xNN`.

    Two different paths never look the same: where something is escaped, so is a backslash.

    >>> printable("lib/caf\udce9.ex")
    'lib/caf\\xe9.ex'
    """
    if path.isprintable() and "\\" not in path:
        return path
    return "".join(map(_shown, path))


def is_odd(path: str) -> bool:
    """Whether a path holds anything that cannot be shown as it is."""
    return not path.isprintable()


def _shown(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if character.isprintable():
        return character
    return "".join(f"\\x{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))
