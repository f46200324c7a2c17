"""One SQLite file that several processes may use and nobody has to trust."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""Our statements are fixed: that one of them makes no sense means that the tables are not ours."""
_BUSY_SECONDS = 2.0


class Database:
    """A connection that heals itself: a damaged file is thrown away, a busy one passed over."""

    def __init__(self, path: Path, schema: str) -> None:
        self._path = path
        self._schema = schema
        self._connection: sqlite3.Connection | None = None
        self._connect()

    def attempt(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """The result of `work` in one transaction, or `otherwise` when that cannot be had."""
        if self._connection is None:
            return otherwise
        try:
            with self._connection:
                return work(self._connection)
        except sqlite3.Error as error:
            if _is_damage(error):
                self._rebuild()
            return otherwise

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> None:
        try:
            self._connection = _opened(self._path, self._schema)
        except sqlite3.Error as error:
            if _is_damage(error):
                self._rebuild()
        except OSError:
            pass

    def _rebuild(self) -> None:
        """Start over with an empty file; without any, if that fails too."""
        self.close()
        try:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
            self._connection = _opened(self._path, self._schema)
        except (OSError, sqlite3.Error):
            self._connection = None


def _opened(path: Path, schema: str) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
    try:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(schema)
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_damage(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE
