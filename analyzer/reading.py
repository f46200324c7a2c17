"""S1 for all files: cached, in processes above a threshold, with the same result in any number of them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from analyzer.project.found import FoundFile
from analyzer.store.code import code_digest, package_folder
from analyzer.store.keys import Stamp, content_hash, key_of
from analyzer.store.store import Store
from analyzer.syntax.facts import FileFacts, file_facts, pack, unpack
from analyzer.syntax.heex import dialect_of
from analyzer.syntax.problems import Problem
from models.project import Role

POOL_BYTES = 1_500_000
"""Below this much unread source a pool costs more than it saves."""

_ROLES = (Role.LIB, Role.CONFIG, Role.MIX, Role.TEMPLATE)


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: processes (None: as many as there are cores), the cache, tracebacks, timings on stderr."""

    jobs: int | None = None
    cache: bool = True
    debug: bool = False
    timings: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read after it was found; `internal` when that is a mistake of ours."""

    path: str
    message: str
    internal: bool = False


Facts = dict[str, FileFacts]


class Texts:
    """The files' bytes, each read once, so that a file that changes meanwhile stays one text for us."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths
        self._texts: dict[str, bytes] = {}

    def read(self, path: str) -> bytes:
        if path not in self._texts:
            self._texts[path] = self._paths[path].read_bytes()
        return self._texts[path]


def told(problems: tuple[Problem, ...], understood: bool) -> tuple[Problem, ...]:
    """What to say of a file: one thing where the whole file is no Elixir text, else every place."""
    encoding = tuple(problem for problem in problems if problem.reason == "encoding")
    if encoding:
        return encoding[:1]
    return problems if understood else problems[:1]


def read_facts(
    files: Sequence[FoundFile], read: Callable[[str], bytes], options: Options
) -> tuple[Facts, list[Unreadable]]:
    """The facts of every file that can become part of a Project, by path in the order given."""
    wanted = [file for file in files if file.role in _ROLES]
    with Store.open() if options.cache else Store.off() as store:
        found, failed = _read(wanted, read, options, store)
    return {file.path: found[file.path] for file in wanted if file.path in found}, failed


def _read(
    files: Sequence[FoundFile], read: Callable[[str], bytes], options: Options, store: Store
) -> tuple[Facts, list[Unreadable]]:
    if not options.cache:
        return _fresh(files, read, options)
    code = _code(store)
    hashes, failed = _hashes(files, read, store)
    keys = {path: key_of(digest, code + (dialect_of(path) or "").encode()) for path, digest in hashes.items()}
    packed = store.get_many(keys.values())
    found: Facts = {}
    for path, key in keys.items():
        facts = _unpacked(packed.get(key))
        if facts is not None:
            found[path] = facts
    missing = [file for file in files if file.path in keys and file.path not in found]
    fresh, unread = _fresh(missing, read, options)
    store.put_many({keys[path]: pack(facts) for path, facts in fresh.items()})
    return found | fresh, failed + unread


def _unpacked(packed: bytes | None) -> FileFacts | None:
    """Damaged entries are read anew."""
    try:
        return unpack(packed) if packed is not None else None
    except ValueError:
        return None


def _code(store: Store) -> bytes:
    """The digest of everything that decides what file facts look like."""
    here = Path(__file__).parent
    grammar = (package_folder("tree_sitter"), package_folder("tree_sitter_elixir"))
    folders = (here / "syntax", here.parent / "models" / "ast", *(folder for folder in grammar if folder))
    return code_digest(folders, store)


def _hashes(
    files: Sequence[FoundFile], read: Callable[[str], bytes], store: Store
) -> tuple[dict[str, bytes], list[Unreadable]]:
    """Each file's content hash; only files that changed since they were last hashed are read."""
    stamps = {file.path: Stamp(str(file.absolute), file.size, file.mtime_ns) for file in files}
    known = store.hashes(stamps.values())
    hashes: dict[str, bytes] = {}
    failed: list[Unreadable] = []
    fresh: dict[Stamp, bytes] = {}
    for path, stamp in stamps.items():
        digest = known.get(stamp)
        if digest is None:
            try:
                digest = fresh[stamp] = content_hash(read(path))
            except OSError as error:
                failed.append(Unreadable(path, error.strerror or str(error)))
                continue
        hashes[path] = digest
    store.remember(fresh)
    return hashes, failed


# ---------------------------------------------------------------- reading for real


def _fresh(
    files: Sequence[FoundFile], read: Callable[[str], bytes], options: Options
) -> tuple[Facts, list[Unreadable]]:
    jobs = options.jobs or os.cpu_count() or 1
    if jobs > 1 and sum(file.size for file in files) >= POOL_BYTES:
        return _in_processes(files, jobs, options.debug)
    return _sorted_out((file.path, _facts(file.path, partial(read, file.path), options.debug)) for file in files)


def _sorted_out(made: Iterable[tuple[str, FileFacts | Unreadable]]) -> tuple[Facts, list[Unreadable]]:
    found: Facts = {}
    failed: list[Unreadable] = []
    for path, facts in made:
        if isinstance(facts, FileFacts):
            found[path] = facts
        else:
            failed.append(facts)
    return found, failed


def _facts(path: str, read: Callable[[], bytes], debug: bool) -> FileFacts | Unreadable:
    """A file's facts, or why there are none. A mistake of ours costs this one file."""
    try:
        return file_facts(read(), dialect_of(path))
    except OSError as error:
        return Unreadable(path, error.strerror or str(error))
    except Exception as error:
        if debug:
            raise
        return Unreadable(path, f"syntax: {type(error).__name__}: {error}", internal=True)


def _in_processes(files: Sequence[FoundFile], jobs: int, debug: bool) -> tuple[Facts, list[Unreadable]]:
    """Other processes take batches from the front, this one from the back: it needs no packing for its own."""
    order = sorted(files, key=lambda file: (-file.size, file.path))
    paths = {file.path: str(file.absolute) for file in order}
    made: list[tuple[str, FileFacts | Unreadable]] = []
    with ProcessPoolExecutor(jobs - 1, initializer=gc.disable) as pool:
        futures = [(batch, pool.submit(_packed, batch, debug)) for batch in _batches(paths, jobs)]
        for batch, future in reversed(futures):
            made.extend(_made(batch, debug) if future.cancel() else _unpacked_all(future.result()))
    return _sorted_out(made)


def _unpacked_all(made: list[tuple[str, bytes | Unreadable]]) -> list[tuple[str, FileFacts | Unreadable]]:
    return [(path, unpack(data) if isinstance(data, bytes) else data) for path, data in made]


def _batches(paths: Mapping[str, str], jobs: int) -> Iterator[list[tuple[str, str]]]:
    """Batches that deal the files out in turn."""
    items = list(paths.items())
    count = max(1, min(len(items), jobs * 16))
    for start in range(count):
        yield items[start::count]


def _made(batch: list[tuple[str, str]], debug: bool) -> list[tuple[str, FileFacts | Unreadable]]:
    return [(path, _facts(path, Path(absolute).read_bytes, debug)) for path, absolute in batch]


def _packed(batch: list[tuple[str, str]], debug: bool) -> list[tuple[str, bytes | Unreadable]]:
    return [(path, pack(facts) if isinstance(facts, FileFacts) else facts) for path, facts in _made(batch, debug)]
