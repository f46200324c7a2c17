"""S0: from the paths that a user names to the files of a project."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from analyzer.errors import UsageError
from analyzer.project.found import Discovery, FoundFile, Problem, ProblemKind
from analyzer.project.ignore import rules_above
from analyzer.project.names import printable
from analyzer.project.roles import SUFFIXES
from analyzer.project.roots import enclosing_roots, repository_of
from analyzer.project.walk import Folder, Walk
from models.project import Role

MAX_SIZE = 8_000_000
"""Larger files get a problem instead of a place in the model.

Time and memory are linear: a megabyte costs 1.2 s and 80 MB as a map of data, 2.4 s and 105 MB as clauses,
6 s and 130 MB as dense server code. At this limit that is at most 50 s and 1 GB; nobody writes such files by hand.
"""


def discover(paths: Sequence[Path], *, max_size: int = MAX_SIZE) -> Discovery:
    """The files to analyse when a user names `paths`.

    A folder stands for everything below it. A path inside a Mix project brings along what
    the project says about itself: mix.exs, config, migrations and the templates of lib/ and
    web/; its other code stays out. Everything is relative to the outermost Mix root.
    """
    given = _given(paths)
    root = _common_root(given)
    walk = Walk(str(root), max_size)
    for path in given:
        _take_given(walk, root, path)
    for path in given:
        _take_context(walk, root, path)
    files = sorted(walk.files.values(), key=_path_of)
    return Discovery(root, _name(root, given), tuple(files), tuple(sorted(walk.problems)))


def root_of(paths: Sequence[Path]) -> Path:
    """The folder that every path of the model is relative to when a user names `paths`."""
    return _common_root(_given(paths))


def _given(paths: Sequence[Path]) -> list[Path]:
    return sorted({_existing(path) for path in paths or [Path()]})


def _existing(path: Path) -> Path:
    """Where a given path really is."""
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        raise UsageError(f"{_shown(path)}: no such file or folder", "check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{_shown(path)}: {reason}", "name a file or folder that can be read") from None


def _common_root(given: Iterable[Path]) -> Path:
    """The one folder that all paths of the model are relative to."""
    return Path(os.path.commonpath([_outermost(path) for path in given]))


def _outermost(path: Path) -> Path:
    roots = enclosing_roots(_folder_of(path))
    return roots[-1] if roots else _folder_of(path)


def _take_given(walk: Walk, root: Path, path: Path) -> None:
    """Take a given path; it is an error of the user when nothing comes of it."""
    before = len(walk.files)
    seen = dict(walk.files)
    folder = _start(root, _folder_of(path))
    if path.is_dir():
        walk.folder(folder)
    elif path.name.endswith(SUFFIXES):
        walk.file(folder, path.name)
    below = path.relative_to(root).as_posix()
    if len(walk.files) == before and not _any_below(seen, below):
        raise _nothing_in(path, below, walk.problems)


def _any_below(files: Iterable[str], folder: str) -> bool:
    return any(folder in (".", file) or file.startswith(folder + "/") for file in files)


def _nothing_in(path: Path, below: str, problems: Iterable[Problem]) -> UsageError:
    for problem in sorted(problems):
        if problem.kind in (ProblemKind.UNREADABLE, ProblemKind.TOO_LARGE) and (
            _any_below([problem.path], printable(below))
        ):
            return UsageError(f"{problem.path}: {problem.message}", "nothing else to analyse there")
    if path.is_dir():
        hint = "looked for .ex, .exs and .heex files outside deps, _build and what .gitignore names"
        return UsageError(f"{_shown(path)}: no Elixir files here", hint)
    return UsageError(f"{_shown(path)}: not an Elixir file", "name a .ex, .exs or .heex file, or a folder")


def _take_context(walk: Walk, root: Path, path: Path) -> None:
    """Take what the Mix projects around a given path say about themselves."""
    roots = enclosing_roots(_folder_of(path))
    for number, mix_root in enumerate(roots):
        if mix_root == path:
            continue
        walk.file(_start(root, mix_root), "mix.exs")
        _take_below(walk, root, mix_root / "config", Role.CONFIG)
        if number == 0:
            _take_below(walk, root, mix_root / "priv", Role.MIGRATION)
            _take_below(walk, root, mix_root / "lib", Role.TEMPLATE)
            _take_below(walk, root, mix_root / "web", Role.TEMPLATE)


def _take_below(walk: Walk, root: Path, folder: Path, role: Role) -> None:
    """Take the files of one role below a folder, if there is one."""
    if not folder.is_dir() or folder.is_symlink():
        return
    walk.wanted = frozenset({role})
    walk.folder(_start(root, folder))
    walk.wanted = frozenset(Role)


def _start(root: Path, folder: Path) -> Folder:
    roots = enclosing_roots(folder)
    mix_root = roots[0].relative_to(root).parts if roots else None
    rules = rules_above(repository_of(root), folder)
    return Folder(str(folder), folder.relative_to(root).parts, mix_root, rules)


def _folder_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _name(root: Path, given: Iterable[Path]) -> str:
    """The folder's name; those of the projects where several lie side by side, as their common folder says nothing."""
    outermost = {_outermost(path) for path in given}
    parts = sorted(set(map(_called, outermost))) if root not in outermost else [_called(root)]
    more = f" and {len(parts) - _NAMED} more" if len(parts) > _NAMED else ""
    return ", ".join(parts[:_NAMED]) + more


_NAMED = 3


def _called(root: Path) -> str:
    named = root.parent if root.name in ("lib", "apps", "") else root
    return printable(named.name) or "project"


def _path_of(file: FoundFile) -> str:
    return file.path


def _shown(path: Path) -> str:
    return printable(str(path))
