"""Sources held against Elixir's own parser, and the sums of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analyzer.laws import tree
from analyzer.roundtrip.tree_law import Outcome, compared
from tests.oracle.judge import Judge

BATCH = 200
WRONG = (Outcome.DIFFERENT, Outcome.COMMENTS)


class Compared(NamedTuple):
    """A source and how it fared; the context says what kind of source it is."""

    context: str
    source: bytes
    outcome: Outcome


def compare(judge: Judge, sources: Iterable[tuple[str, bytes]]) -> Iterator[Compared]:
    """Every source by our parser and by Elixir's, in batches."""
    batch: list[tuple[str, bytes]] = []
    for source in sources:
        batch.append(source)
        if len(batch) == BATCH:
            yield from _batch(judge, batch)
            batch = []
    yield from _batch(judge, batch)


def _batch(judge: Judge, batch: list[tuple[str, bytes]]) -> Iterator[Compared]:
    answers = judge.read([source for _, source in batch])
    for (context, source), answer in zip(batch, answers, strict=True):
        yield Compared(context, source, compared(tree(source), answer))


def sums(found: Iterable[Compared]) -> tuple[str, list[Compared]]:
    """A table of the outcomes by context, and what was wrong."""
    counts: Counter[tuple[str, Outcome]] = Counter()
    wrong: list[Compared] = []
    for item in found:
        counts[item.context, item.outcome] += 1
        if item.outcome in WRONG:
            wrong.append(item)
    return _table(counts), wrong


def _table(counts: Counter[tuple[str, Outcome]]) -> str:
    contexts = list(dict.fromkeys(context for context, _ in counts))
    rows = [["", *Outcome], *([name, *(str(counts[name, o]) for o in Outcome)] for name in contexts)]
    rows.append(["all", *(str(sum(counts[name, o] for name in contexts)) for o in Outcome)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(lines)
