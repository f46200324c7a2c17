"""The store: entries under keys, and hashes of files that need not be read again."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from analyzer.store.database import Database
from analyzer.store.eviction import evict
from analyzer.store.keys import Stamp, checksum
from analyzer.store.location import cache_folder

MAX_BYTES = 512_000_000
_FILE = "cache-v1.sqlite"
_BATCH = 500
_DAY = 86_400
_SETTLED_NS = 2_000_000_000
"""A file changed again within the clock's tick would look unchanged: its stamp is not kept yet."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry(
  key BLOB PRIMARY KEY, size INTEGER, used INTEGER, checksum BLOB, value BLOB);
CREATE INDEX IF NOT EXISTS entry_by_use ON entry(used, size);
CREATE TABLE IF NOT EXISTS stat(
  path BLOB PRIMARY KEY, size INTEGER, mtime_ns INTEGER, hash BLOB, used INTEGER) WITHOUT ROWID;
"""


class Store:
    """Bytes under keys, kept between runs in one file. Every method may know nothing; none raises.

    It belongs to the process that opened it: worker processes hand their results back.
    """

    def __init__(self, database: Database | None, max_bytes: int = MAX_BYTES) -> None:
        self._database = database
        self._max_bytes = max_bytes

    @classmethod
    def open(cls, path: Path | None = None, *, max_bytes: int = MAX_BYTES) -> Store:
        """The store in this file; without a path, the one in the user's cache folder."""
        folder = cache_folder()
        file = path or (folder and folder / _FILE)
        return cls(Database(file, _SCHEMA) if file else None, max_bytes)

    @classmethod
    def off(cls) -> Store:
        """A store that keeps nothing (`--no-cache`)."""
        return cls(None)

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that have one; a damaged entry has none."""
        rows = self._select("SELECT key, value, checksum, used FROM entry WHERE key IN", keys)
        whole = [row for row in rows if _is_whole(*row[:3])]
        self._touch([row[0] for row in whole if _is_stale(row[3])])
        return {row[0]: row[1] for row in whole}

    def put_many(self, items: Mapping[bytes, bytes]) -> None:
        """Keep these values; when the store grows too large, the longest unused make room."""
        now = int(time.time())
        rows = [(key, len(value), now, checksum(key, value), value) for key, value in items.items()]
        self._insert("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)", rows)
        if rows and self._database is not None:
            self._database.attempt(lambda connection: evict(connection, self._max_bytes), None)

    def hashes(self, stamps: Iterable[Stamp]) -> dict[Stamp, bytes]:
        """The content hashes of those files that have not changed since `remember`."""
        known = {os.fsencode(stamp.path): stamp for stamp in stamps}
        rows = self._select("SELECT path, size, mtime_ns, hash FROM stat WHERE path IN", known)
        return {
            known[path]: digest
            for path, size, mtime_ns, digest in rows
            if known[path][1:] == (size, mtime_ns) and isinstance(digest, bytes)
        }

    def remember(self, hashes: Mapping[Stamp, bytes]) -> None:
        """Keep the content hashes of files, so that unchanged ones are not read again."""
        now = time.time_ns()
        rows = [
            (os.fsencode(stamp.path), stamp.size, stamp.mtime_ns, digest, now // 1_000_000_000)
            for stamp, digest in hashes.items()
            if stamp.mtime_ns < now - _SETTLED_NS
        ]
        self._insert("INSERT OR REPLACE INTO stat VALUES (?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the file. Using the store afterwards finds it empty."""
        if self._database is not None:
            self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _select(self, query: str, keys: Iterable[bytes]) -> list[Any]:
        if self._database is None:
            return []
        batches = list(_batches(list(keys)))
        return self._database.attempt(lambda connection: _rows(connection, query, batches), [])

    def _insert(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows and self._database is not None:
            self._database.attempt(lambda connection: connection.executemany(statement, rows), None)

    def _touch(self, keys: list[bytes]) -> None:
        now = int(time.time())
        self._insert("UPDATE entry SET used = ? WHERE key = ?", [(now, key) for key in keys])


def _rows(connection: sqlite3.Connection, query: str, batches: list[list[bytes]]) -> list[Any]:
    rows: list[Any] = []
    for batch in batches:
        holes = ",".join("?" * len(batch))
        rows += connection.execute(f"{query} ({holes})", batch)
    return rows


def _batches(keys: list[bytes]) -> Iterator[list[bytes]]:
    return (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))


def _is_whole(key: bytes, value: object, check: object) -> bool:
    return isinstance(value, bytes) and checksum(key, value) == check


def _is_stale(used: object) -> bool:
    """Whether an entry's last use should be written down anew: to the day is fine enough."""
    return not isinstance(used, int) or used < time.time() - _DAY
