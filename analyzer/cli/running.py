"""The options that every command shares, and the one way from paths to a Project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from analyzer.cli import say
from analyzer.errors import UsageError

if TYPE_CHECKING:
    from analyzer.pipeline import Options
    from models.project import Project


COMMANDS = ("check", "constructs", "emit", "explain", "graph", "roundtrip")


def flag(text: str) -> Parameter:
    """An option without value, and without a `--no-` twin."""
    return Parameter(help=text, negative=())


@Parameter(name="*")
@dataclass(frozen=True)
class Running:
    """How to run, whatever is run."""

    jobs: Annotated[int | None, Parameter(help="processes to use (default: as many as there are cores)")] = None
    cache: Annotated[bool, Parameter(help="keep what was read for the next run, or do not (default: keep)")] = True
    timings: Annotated[bool, flag("say on stderr how long each stage took")] = False
    quiet: Annotated[bool, flag("no progress and no remarks on stderr")] = False
    debug: Annotated[bool, flag("show the traceback of an error of unmix itself")] = False


def options(running: Running) -> Options:
    """The pipeline's options."""
    from analyzer.pipeline import Options

    if running.jobs is not None and running.jobs < 1:
        raise UsageError("--jobs takes a number from 1 on")
    return Options(jobs=running.jobs, cache=running.cache, debug=running.debug, timings=running.timings)


def read(paths: Sequence[Path], running: Running, command: str) -> Project:
    """Analyse the paths. No path, a missing one, or one without Elixir is the user's mistake."""
    require(paths, command)
    from analyzer.pipeline import analyze

    named = " ".join(map(str, paths))
    with say.progress(f"reading {named}", quiet=running.quiet):
        project = analyze(paths, options(running))
    if not project.files:
        raise UsageError(
            f"nothing to analyse: no Elixir in {named}", "give a lib/ folder, a Mix project or an .ex file"
        )
    if not running.quiet:
        _tell_internal(project)
    return project


def require(paths: Sequence[Path], command: str) -> None:
    """There is at least one path, and all exist."""
    if not paths:
        folder = Path(command)
        named = f"; for the folder of that name, analyze ./{command}" if command and folder.is_dir() else ""
        out = " --out DIR" if command.startswith("emit ") else ""
        raise UsageError("no path is given", f"{' '.join(filter(None, ('analyze', command)))} lib/{out}{named}")
    for path in paths:
        if not _exists(path):
            raise _missing(path, command)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}", "name a file or folder that can be read") from error


def _missing(path: Path, command: str) -> UsageError:
    """A lone word after `analyze` may have been meant as a command."""
    from difflib import get_close_matches

    near = [] if command or len(path.parts) != 1 else get_close_matches(str(path), COMMANDS, n=1)
    if str(path) in ("help", "version") and not command:
        near = [f"--{path}"]
    if near:
        return UsageError(f"no such path or command {str(path)!r}", f"did you mean {near[0]!r}?")
    return UsageError(f"{path} does not exist", _near(path))


def _near(path: Path) -> str:
    """Something beside the missing path that has nearly its name."""
    from difflib import get_close_matches

    try:
        beside = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        beside = []
    near = get_close_matches(path.name, beside, n=1)
    return f"did you mean {path.parent / near[0]}?" if near else ""


def _tell_internal(project: Project) -> None:
    for problem in project.diagnostics:
        if problem.code == "INTERNAL":
            say.remark(f"analyze: internal error: {problem.message} ({problem.span}); --debug shows more")
