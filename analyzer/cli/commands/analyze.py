"""`analyze PATH...`: the summary, or the whole report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analyzer.cli import exits, say
from analyzer.cli.commands.judged import judge
from analyzer.cli.running import Running, require
from analyzer.cli.writing import write_file
from analyzer.errors import UsageError, suggest


def run(paths: Sequence[Path], *, report: bool, format: str, out: Path | None, running: Running) -> int:  # noqa: A002
    """Findings are told and change no exit code: `check` is for that."""
    require(paths, "")
    from analyzer.report import formats, render

    if format not in formats():
        raise UsageError(f"--format {format} is unknown", suggest(format, formats()))
    project, findings, _ = judge(paths, running, "")
    width, color = (say.width(), say.color()) if out is None else (None, False)
    deliver(render(project, findings, format=format, full=report, width=width, color=color), out)
    return exits.of(project)


def deliver(text: str, out: Path | None) -> None:
    """To the file that the user named, or to stdout."""
    if out is None:
        say.answer(text)
    else:
        write_file(out, text if text.endswith("\n") else text + "\n")
