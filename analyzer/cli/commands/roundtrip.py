"""`analyze roundtrip PATH...`: the laws on the user's own code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analyzer.cli import exits, say
from analyzer.cli.running import Running, require
from analyzer.errors import UsageError
from analyzer.roundtrip.bytes_law import judge
from analyzer.roundtrip.verdict import table


def run(paths: Sequence[Path], *, running: Running) -> int:
    """The table on stdout; FOUND when a law is broken."""
    require(paths, "roundtrip")
    from analyzer.pipeline import rebuild, sources

    with say.progress("holding the laws against every file", quiet=running.quiet):
        verdict = judge(sources(paths), rebuild)
    if not verdict.files:
        raise UsageError("nothing to judge: no Elixir in " + " ".join(map(str, paths)))
    say.answer(table([verdict]))
    return exits.FOUND if verdict.broken else exits.FINE
