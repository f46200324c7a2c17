"""`analyze graph PATH...`: one view in one format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analyzer.cli import exits
from analyzer.cli.commands.analyze import deliver
from analyzer.cli.running import Running, read, require
from analyzer.errors import UsageError, suggest


def run(paths: Sequence[Path], *, view: str, format: str, out: Path | None, running: Running) -> int:  # noqa: A002
    """The drawing goes to stdout or to a file."""
    require(paths, "graph")
    from analyzer.graphs import formats, render, views

    for option, name, known in (("--view", view, views()), ("--format", format, formats())):
        if name not in known:
            raise UsageError(f"{option} {name} is unknown", suggest(name, known))
    project = read(paths, running, "graph")
    deliver(render(project, view, format), out)
    return exits.of(project)
