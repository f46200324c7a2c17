"""`analyze emit haxe|elixir PATH... --out DIR`: files made of the model."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
    return _write(project, emit(project, naming=naming, only=only or None), out, "Haxe stubs")


def elixir(paths: Sequence[Path], *, out: Path, only: tuple[str, ...], running: Running) -> int:
    """Elixir skeletons of every module, or of those asked for."""
    from emitter.elixir import emit

    project = read(paths, running, "emit elixir")
    _require_modules(project, only)
    return _write(project, emit(project, only=only or None), out, "Elixir skeletons")


def _require_modules(project: Project, only: Sequence[str]) -> None:
    known = {module.name for module in project.modules}
    for name in only:
        if name not in known:
            raise UsageError(f"there is no module {name}", _near(name, known))


def _near(name: str, known: Collection[str]) -> str:
    """A hint; often only the last part of a name was given."""
    whole = min((module for module in known if module.endswith(f".{name}")), default=None)
    return f"did you mean {whole}?" if whole else suggest(name, known)


def _write(project: Project, files: Mapping[str, str], out: Path, kind: str) -> int:
    if not files:
        say.answer("nothing to write: no module of these is a construct (`analyze constructs` lists them)")
        return exits.of(project)
    done = write_tree(files, out, kind)
    say.answer(f"{done.written:,} files written to {out}, {done.unchanged:,} unchanged")
    return exits.of(project)
