"""The files of an analysis, as given and as the model lists them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analyzer.evaluate.program import Apps
from analyzer.project.found import FoundFile
from analyzer.project.roles import role_of
from analyzer.stages.run import Run
from models.project import Role, SourceFile


def text_file(path: str, size: int) -> FoundFile:
    *folders, name = path.split("/")
    return FoundFile(path, Path(path), role_of(folders, name), ".", size, 0)


def source_files(run: Run, apps: Apps) -> Iterator[SourceFile]:
    """What was read, and what a diagnostic names without it having been read."""
    known = {file.path for file in run.files}
    seen = dict.fromkeys(d.span.file for d in run.diagnostics if d.span.file not in known)
    unread = [SourceFile(path=path, role=Role.UNREAD, size=0) for path in seen]
    yield from sorted([*(_source_file(file, apps) for file in run.files), *unread], key=lambda file: file.path)


def _source_file(file: FoundFile, apps: Apps) -> SourceFile:
    return SourceFile(path=file.path, role=file.role, app=apps.by_file.get(file.path), size=file.size)
