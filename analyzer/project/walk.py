"""Walking a folder: sorted, without following a link twice or out of the root, never raising."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field, replace
from pathlib import Path

from analyzer.project.found import FoundFile, Problem, ProblemKind
from analyzer.project.ignore import MANIFEST, IgnoreRules, is_generated
from analyzer.project.names import is_odd, printable
from analyzer.project.roles import SUFFIXES, role_of
from analyzer.project.roots import is_root_below
from models.project import Role


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to walk: where it really is, and where it appears to be below the root."""

    real: str
    shown: tuple[str, ...]
    mix_root: tuple[str, ...] | None
    rules: IgnoreRules

    @property
    def inner(self) -> list[str]:
        """The folders that lead here from the Mix root (from the root, when there is none)."""
        return list(self.shown[len(self.mix_root or ()) :])


@dataclass(slots=True)
class Walk:
    """The files found so far. Walking a folder a second time adds nothing."""

    root: str
    max_size: int
    wanted: frozenset[Role] = frozenset(Role)
    files: dict[str, FoundFile] = field(default_factory=dict)
    problems: set[Problem] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _links: list[tuple[Folder, str]] = field(default_factory=list)

    def folder(self, start: Folder) -> None:
        """Take everything below `start`: first what is really there, then what links lead to."""
        self._tree(start)
        while self._links:
            links, self._links = sorted(self._links, key=_link_order), []
            for folder, name in links:
                self._link(folder, name)

    def file(self, folder: Folder, name: str) -> None:
        """Take one file, whatever ignore rules say about it."""
        real = str(Path(folder.real, name))
        role = role_of(folder.inner, name)
        if real in self._seen or role not in self.wanted:
            return
        self._seen.add(real)
        try:
            status = Path(real).stat()
        except OSError as error:
            self._report(folder, name, ProblemKind.UNREADABLE, _reason(error))
            return
        flaw = self._flaw(real, status)
        if flaw is not None:
            self._report(folder, name, *flaw)
        else:
            self._admit(folder, name, role, status)

    def _tree(self, start: Folder) -> None:
        waiting = [start]
        while waiting:
            folder = waiting.pop()
            if folder.real not in self._seen:
                self._seen.add(folder.real)
                waiting += self._entries(folder, named=folder is start)

    def _entries(self, folder: Folder, *, named: bool) -> list[Folder]:
        """Take the files directly in a folder; return the folders in it. What we emitted has to be named."""
        try:
            with os.scandir(folder.real) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self._report(folder, "", ProblemKind.UNREADABLE, _reason(error))
            return []
        names = {entry.name for entry in entries}
        if MANIFEST in names and not named:
            return []
        here = _entered(folder, names)
        project = "mix.exs" in names or here.shown == ()
        found = (self._entry(here, entry, in_project_root=project) for entry in entries)
        return [below for below in found if below is not None]

    def _entry(self, folder: Folder, entry: os.DirEntry[str], *, in_project_root: bool) -> Folder | None:
        is_folder = _is_folder(entry)
        link = entry.is_symlink()
        if is_folder or (link and not entry.name.endswith(SUFFIXES)):
            if is_generated(entry.name, in_project_root=in_project_root):
                return None
        elif not entry.name.endswith(SUFFIXES):
            return None
        if folder.rules.hide(entry.path, folder=is_folder):
            return None
        if link:
            self._links.append((folder, entry.name))
        elif is_folder:
            return _below(folder, entry.name, entry.path)
        else:
            self.file(folder, entry.name)
        return None

    def _link(self, folder: Folder, name: str) -> None:
        """Follow a link that stays inside the root and leads to something not yet taken."""
        link = str(Path(folder.real, name))
        try:
            is_folder = stat.S_ISDIR(Path(link).stat().st_mode)
        except OSError as error:
            self._broken_link(folder, name, error)
            return
        real = os.path.realpath(link)
        if not Path(real).is_relative_to(self.root):
            self._report(folder, name, ProblemKind.SYMLINK_OUTSIDE, "the link leads out of the project")
        elif Path(link).is_relative_to(real):
            self._report(folder, name, ProblemKind.SYMLINK_LOOP, "the link leads back to a folder it is in")
        elif is_folder:
            self._tree(_linked(folder, name, real))
        elif real not in self._seen and name.endswith(SUFFIXES):
            self.file(folder, name)
            self._seen.add(real)

    def _broken_link(self, folder: Folder, name: str, error: OSError) -> None:
        """A link into nothing matters only where an Elixir file should be; editors leave others."""
        if isinstance(error, FileNotFoundError):
            if name.endswith(SUFFIXES) and not name.startswith("."):
                self._report(folder, name, ProblemKind.UNREADABLE, "the link leads nowhere")
        else:
            self._report(folder, name, ProblemKind.SYMLINK_LOOP, _reason(error))

    def _flaw(self, real: str, status: os.stat_result) -> tuple[ProblemKind, str] | None:
        """Why a file cannot be read, if it cannot."""
        if not stat.S_ISREG(status.st_mode):
            return ProblemKind.UNREADABLE, "not a regular file"
        if not os.access(real, os.R_OK):
            return ProblemKind.UNREADABLE, "permission denied"
        if status.st_size > self.max_size:
            return ProblemKind.TOO_LARGE, f"{status.st_size:,} bytes; the limit is {self.max_size:,}"
        return None

    def _admit(self, folder: Folder, name: str, role: Role, status: os.stat_result) -> None:
        path = "/".join((*folder.shown, name))
        if is_odd(path):
            self._report(folder, name, ProblemKind.ODD_NAME, "the name holds bytes that cannot be shown")
        real = Path(folder.real, name)
        root = None if folder.mix_root is None else printable("/".join(folder.mix_root) or ".")
        self.files[path] = FoundFile(printable(path), real, role, root, status.st_size, status.st_mtime_ns)

    def _report(self, folder: Folder, name: str, kind: ProblemKind, message: str) -> None:
        path = "/".join((*folder.shown, name)).rstrip("/") or "."
        self.problems.add(Problem(printable(path), kind, message))


def _entered(folder: Folder, names: set[str]) -> Folder:
    """The folder with the Mix project and the ignore rules that hold inside it."""
    own_root = is_root_below(folder.inner, names)
    return Folder(
        folder.real,
        folder.shown,
        folder.shown if own_root else folder.mix_root,
        folder.rules.within(folder.real) if ".gitignore" in names else folder.rules,
    )


def _below(folder: Folder, name: str, real: str) -> Folder:
    return Folder(real, (*folder.shown, name), folder.mix_root, folder.rules)


def _linked(folder: Folder, name: str, real: str) -> Folder:
    """A folder behind a link. Where it really lies may be ignored; the link to it is not."""
    rules = IgnoreRules() if folder.rules.hide(real, folder=True) else folder.rules
    return replace(_below(folder, name, real), rules=rules)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _link_order(link: tuple[Folder, str]) -> tuple[str, ...]:
    folder, name = link
    return (*folder.shown, name)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
