"""`analyze roundtrip PATH...`: the laws on the user's own code."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from analyzer.cli import exits, say
from analyzer.cli.running import Running, require
from analyzer.errors import UsageError
from analyzer.roundtrip import bytes_law, tree_law
from analyzer.roundtrip.judge import Judge
from analyzer.roundtrip.on_path import OLDEST, elixir_on_path
from analyzer.roundtrip.verdict import Verdict, table


def run(paths: Sequence[Path], *, oracle: bool, running: Running) -> int:
    """The table on stdout; FOUND when a law is broken."""
    require(paths, "roundtrip")
    elixir = _elixir() if oracle else None
    with say.progress("holding the laws against every file", quiet=running.quiet):
        verdicts = list(_verdicts(paths, elixir))
    if not verdicts[0].files:
        raise UsageError("nothing to judge: no Elixir in " + " ".join(map(str, paths)))
    say.answer(table(verdicts))
    return exits.FOUND if any(verdict.broken for verdict in verdicts) else exits.FINE


def _verdicts(paths: Sequence[Path], elixir: Sequence[str] | None) -> list[Verdict]:
    from analyzer.laws import rebuild, sources, texts, tree, unopened

    unread = unopened(paths)
    bytes_ = bytes_law.judge(texts(paths), rebuild)
    found = [bytes_._replace(files=bytes_.files + len(unread), unread=unread)]
    if elixir is not None and found[0].files:
        with Judge(elixir) as judge:
            found.append(tree_law.judge(sources(paths), partial(tree, elixir=judge.version), judge.read))
    return found


def _elixir() -> Sequence[str]:
    found = elixir_on_path()
    if found is None:
        oldest = ".".join(map(str, OLDEST))
        raise UsageError(
            f"--oracle needs Elixir {oldest} or newer, and the PATH has none", "install it, or leave --oracle"
        )
    return found
