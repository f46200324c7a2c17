"""What the store keeps, and that nothing can make it fail."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from analyzer.store import Stamp, Store

Kept = dict[bytes, bytes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "x.sqlite"


def put(path: Path, items: Kept, *, max_bytes: int = 10_000_000) -> None:
    with Store.open(path, max_bytes=max_bytes) as store:
        store.put_many(items)


def get(path: Path, *keys: bytes) -> Kept:
    """The one door: what a later run finds under these keys, and that it can go on from there."""
    with Store.open(path) as store:
        found = store.get_many(keys)
        assert set(found) <= set(keys)
        return found


def sql(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement, values).fetchall()


def test_what_was_put_is_found_by_a_later_run(path: Path) -> None:
    items = {b"k%d" % number: os.urandom(number) for number in range(1500)}
    put(path, items)
    assert get(path, *items, b"absent") == items
    assert get(path) == {}


def test_a_new_value_replaces_the_old_one(path: Path) -> None:
    put(path, {b"a": b"1", b"b": b"1"})
    put(path, {b"a": b"2"})
    assert get(path, b"a", b"b") == {b"a": b"2", b"b": b"1"}


def test_without_a_path_it_lies_in_the_users_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with Store.open() as store:
        store.put_many({b"a": b"1"})
        assert store.get_many([b"a"]) == {b"a": b"1"}
    assert (tmp_path / "unmix").stat().st_mode & 0o777 == 0o700
    assert list((tmp_path / "unmix").glob("*.sqlite"))


def test_a_relative_cache_folder_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    Store.open().close()
    assert (tmp_path / "home").is_dir()
    assert not (tmp_path / "here").exists()


def test_a_store_that_is_off_keeps_nothing() -> None:
    store = Store.off()
    stamp = Stamp("/a", 1, 1)
    store.put_many({b"a": b"1"})
    store.remember({stamp: b"1"})
    assert (store.get_many([b"a"]), store.hashes([stamp])) == ({}, {})
    store.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET value = x'00' WHERE key = ?",
        "UPDATE entry SET value = substr(value, 2) WHERE key = ?",
        "UPDATE entry SET checksum = NULL WHERE key = ?",
        "UPDATE entry SET value = 'text' WHERE key = ?",
        "UPDATE entry SET value = NULL WHERE key = ?",
        "UPDATE entry SET (value, checksum) = (SELECT value, checksum FROM entry WHERE key <> ?1) WHERE key = ?1",
    ],
)
def test_a_damaged_entry_is_absent_and_can_be_put_again(path: Path, damage: str) -> None:
    put(path, {b"a": b"one", b"b": b"two"})
    sql(path, damage, b"a")
    assert get(path, b"a", b"b") == {b"b": b"two"}
    put(path, {b"a": b"one"})
    assert get(path, b"a") == {b"a": b"one"}


@pytest.mark.parametrize("used", ["'yesterday'", "NULL", "-1", "9e99"])
def test_a_damaged_date_hurts_nobody(path: Path, used: str) -> None:
    put(path, {b"a": b"1"})
    sql(path, f"UPDATE entry SET used = {used}, size = 'large'")
    assert get(path, b"a") == {b"a": b"1"}
    put(path, {b"b": b"2"}, max_bytes=0)


def _zeros(data: bytes) -> bytes:
    return b"\0" * len(data)


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _noise_inside(data: bytes) -> bytes:
    return data[:4096] + b"\xa5" * (len(data) - 8192) + data[-4096:]


def _no_database(data: bytes) -> bytes:
    return b"this is no database, but it is long enough to be looked at" * 200


@pytest.mark.parametrize("damage", [_zeros, _cut, _noise_inside, _no_database])
def test_a_damaged_file_is_rebuilt(path: Path, damage: Callable[[bytes], bytes]) -> None:
    items = {b"k%d" % number: os.urandom(300) for number in range(300)}
    put(path, items)
    path.write_bytes(damage(path.read_bytes()))
    found = get(path, *items)
    assert found.items() <= items.items()
    put(path, items)
    put(path, items)
    assert get(path, *items) == items


def test_other_tables_under_our_name_are_as_good_as_nothing(path: Path) -> None:
    path.parent.mkdir()
    sql(path, "CREATE TABLE entry(other)")
    put(path, {b"a": b"1"})
    put(path, {b"a": b"1"})
    assert get(path, b"a") == {b"a": b"1"}


def test_a_place_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "x.sqlite", tmp_path / "folder", Path("/proc/nobody/x.sqlite")):
        put(path, {b"a": b"1"})
        assert get(path, b"a") == {}


def test_a_store_that_another_process_holds_is_passed_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analyzer.store.database._BUSY_SECONDS", 0.05)
    put(path, {b"a": b"1"})
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        put(path, {b"b": b"2"})
        assert get(path, b"a", b"b") == {b"a": b"1"}
    put(path, {b"b": b"2"})
    assert get(path, b"b") == {b"b": b"2"}


def test_a_closed_store_finds_nothing(path: Path) -> None:
    put(path, {b"a": b"1"})
    store = Store.open(path)
    store.close()
    assert store.get_many([b"a"]) == {}
    store.close()


_WRITER = """
import sys
from pathlib import Path
from analyzer.store import Store
me = int(sys.argv[2])
for turn in range(20):
    with Store.open(Path(sys.argv[1])) as store:
        items = {b"%d" % n: b"%d" % n * 500 for n in range(turn * 10, turn * 10 + 30)}
        store.put_many(items | {b"own%d" % me: b"x"})
        assert all(value == key * 500 for key, value in store.get_many(items).items())
"""


def test_processes_may_share_it(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(path), str(number)], cwd=Path(__file__).parents[2])
        for number in range(3)
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    keys = [b"%d" % number for number in range(220)]
    assert get(path, *keys) == {key: key * 500 for key in keys}
    assert len(get(path, b"own0", b"own1", b"own2")) == 3


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [time.time()]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


def test_the_longest_unused_makes_room(path: Path, clock: list[float]) -> None:
    for number in range(10):
        put(path, {b"k%d" % number: bytes(1000)})
        clock[0] += 100_000
    assert len(get(path, b"k0")) == 1
    put(path, {b"new": bytes(1000)}, max_bytes=5_500)
    kept = get(path, *(b"k%d" % number for number in range(10)), b"new")
    assert set(kept) == {b"k0", b"k8", b"k9", b"new"}


def test_the_file_shrinks_with_its_contents(path: Path) -> None:
    put(path, {b"k%d" % number: os.urandom(100_000) for number in range(50)})
    put(path, {b"a": b"1"}, max_bytes=200_000)
    assert path.stat().st_size < 1_000_000
    assert get(path, b"a")


def stamp(path: Path) -> Stamp:
    status = path.stat()
    return Stamp(str(path), status.st_size, status.st_mtime_ns)


def test_an_unchanged_file_need_not_be_read(path: Path, tmp_path: Path) -> None:
    old = tmp_path / os.fsdecode(b"caf\xe9.ex")
    old.write_text("x")
    os.utime(old, (1, 1))
    before = stamp(old)
    with Store.open(path) as store:
        store.remember({before: b"hash"})
    with Store.open(path) as store:
        assert store.hashes([before, Stamp("/other", 1, 1)]) == {before: b"hash"}
        assert store.hashes([before._replace(size=2)]) == {}
        assert store.hashes([before._replace(mtime_ns=5)]) == {}


def test_a_file_that_was_just_written_is_not_trusted_yet(path: Path, tmp_path: Path) -> None:
    (tmp_path / "new.ex").write_text("x")
    with Store.open(path) as store:
        store.remember({stamp(tmp_path / "new.ex"): b"hash"})
        assert store.hashes([stamp(tmp_path / "new.ex")]) == {}
