"""Keeping the store small: what was not used for longest goes first."""

from __future__ import annotations

import sqlite3
import time

_KEEP_STAMPS_SECONDS = 60 * 86_400


def evict(connection: sqlite3.Connection, max_bytes: int) -> None:
    """Drop the longest unused entries until four fifths of the bound are left, if it is passed."""
    total = connection.execute("SELECT coalesce(sum(CAST(size AS INTEGER)), 0) FROM entry").fetchone()[0]
    if total <= max_bytes:
        return
    surplus = total - max_bytes * 4 // 5
    doomed = connection.execute("SELECT rowid, CAST(size AS INTEGER) FROM entry ORDER BY used, rowid")
    rowids: list[tuple[int]] = []
    for rowid, size in doomed:
        if surplus <= 0:
            break
        rowids.append((rowid,))
        surplus -= size or 0
    connection.executemany("DELETE FROM entry WHERE rowid = ?", rowids)
    connection.execute("DELETE FROM stat WHERE used < ?", (time.time() - _KEEP_STAMPS_SECONDS,))
    connection.executescript("PRAGMA incremental_vacuum")  # `execute` would free a single page
