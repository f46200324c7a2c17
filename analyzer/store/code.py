"""A digest of code: entries that other code made are never found again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from analyzer.store.keys import Stamp, content_hash
from analyzer.store.store import Store


def code_digest(folders: Iterable[Path], store: Store) -> bytes:
    """The digest of every file in `folders` (code and data) and of Python's own version.

    `store` spares reading files that have not changed. Where the folders lie takes no part.
    """
    named = {(number, relative): stamp for number, folder in enumerate(folders) for relative, stamp in _stamps(folder)}
    known = store.hashes(named.values())
    fresh = {stamp: _read_hash(stamp) for stamp in named.values() if stamp not in known}
    store.remember(fresh)
    hashes = known | fresh
    lines = [f"{number} {name} {hashes[named[number, name]].hex()}" for number, name in sorted(named)]
    return content_hash("\n".join([sys.version, *lines]).encode("utf-8", "surrogateescape"))


def package_folder(name: str) -> Path | None:
    """Where an installed package lies, without importing it."""
    spec = find_spec(name)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            path = str(Path(here, name))
            yield os.path.relpath(path, folder), _stamp(path)


def _stamp(path: str) -> Stamp:
    try:
        status = Path(path).stat()
    except OSError:
        return Stamp(path, 0, 0)
    return Stamp(path, status.st_size, status.st_mtime_ns)


def _read_hash(stamp: Stamp) -> bytes:
    try:
        return content_hash(Path(stamp.path).read_bytes())
    except OSError:
        return b""
