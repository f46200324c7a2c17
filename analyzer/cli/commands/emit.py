"""`analyze emit haxe|elixir PATH... --out DIR`: files made of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from analyzer.cli import exits, say
from analyzer.cli.running import Running, read
from analyzer.cli.writing import write_tree
from analyzer.errors import UsageError, suggest
from models.project import Project


def haxe(
    paths: Sequence[Path],
    *,
    out: Path,
    only: tuple[str, ...],
    naming: Literal["camel", "verbatim"],
    running: Running,
) -> int:
    """Haxe stubs of every module, or of those asked for."""
    from emitter.haxe import emit

    project = read(paths, running, "emit haxe")
    _require_modules(project, only)
    return _write(project, emit(project, naming=naming, only=only or None), out)


def elixir(paths: Sequence[Path], *, out: Path, only: tuple[str, ...], running: Running) -> int:
    """Elixir skeletons of every module, or of those asked for."""
    from emitter.elixir import emit

    project = read(paths, running, "emit elixir")
    _require_modules(project, only)
    return _write(project, emit(project, only=only or None), out)


def _require_modules(project: Project, only: Sequence[str]) -> None:
    known = {module.name for module in project.modules}
    for name in only:
        if name not in known:
            raise UsageError(f"there is no module {name}", suggest(name, known) if len(known) < 40 else "")


def _write(project: Project, files: Mapping[str, str], out: Path) -> int:
    done = write_tree(files, out)
    say.answer(f"{done.written:,} files written to {out}, {done.unchanged:,} unchanged")
    return exits.of(project)
