"""What entries are kept under: digests of contents and of the code that made them."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

_SIZE = 20


class Stamp(NamedTuple):
    """What the file system says about a file without opening it; `path` is absolute."""

    path: str
    size: int
    mtime_ns: int


def content_hash(data: bytes) -> bytes:
    """The name of these bytes."""
    return blake2b(data, digest_size=_SIZE).digest()


def key_of(content: bytes, code: bytes) -> bytes:
    """The key of what `code` (a digest) makes of `content` (a hash)."""
    return blake2b(content, digest_size=_SIZE, key=code).digest()


def checksum(key: bytes, value: bytes) -> bytes:
    """What tells a whole entry from a damaged one."""
    return blake2b(value, digest_size=8, key=key).digest()
