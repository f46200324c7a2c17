"""What discovery found: files and problems, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.project import Role


class ProblemKind(StrEnum):
    """Why something that was seen is not among the files, or is there under another name."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    ODD_NAME = "odd_name"
    """The name is shown with escapes; the file is read all the same."""
    SYMLINK_LOOP = "symlink_loop"
    SYMLINK_OUTSIDE = "symlink_outside"

    @property
    def loses(self) -> bool:
        """Whether something is left unread because of it."""
        return self not in (ProblemKind.ODD_NAME, ProblemKind.SYMLINK_LOOP)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that discovery could not take as it is."""

    path: str
    kind: ProblemKind
    message: str


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `path` can be shown and is unique; `absolute` can be opened."""

    path: str
    absolute: Path
    role: Role
    mix_root: str | None
    """The Mix project it belongs to, relative to the root: `.` is the root itself."""
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files of a project, sorted by path, and what went wrong while looking for them."""

    root: Path
    name: str
    files: tuple[FoundFile, ...]
    problems: tuple[Problem, ...]

    def of(self, role: Role) -> tuple[FoundFile, ...]:
        """The files with one role."""
        return tuple(file for file in self.files if file.role is role)

    @property
    def mix_roots(self) -> tuple[str, ...]:
        """The Mix projects that have files here, sorted."""
        return tuple(sorted({file.mix_root for file in self.files if file.mix_root is not None}))
