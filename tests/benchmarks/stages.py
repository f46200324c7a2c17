"""How fast each stage is, and how that compares with Elixir's own parser on the same files in the same run.

usage: python -m tests.benchmarks.stages [PATH ...] [--runs N]     (default: corpus/, 3 runs)

The stages run in one process unless they say otherwise, the collector off as when `analyze` reads in bulk;
`analyze` itself runs as a command. The median of the runs is printed. Elixir's `Code.string_to_quoted` runs on
one core between our runs, so that a drifting machine drifts for both.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from analyzer.laws import sources
from analyzer.syntax import parse, skim, tokens
from tests.oracle.judge import Judge
from tests.oracle.toolchain import find_elixir

Row = tuple[str, float]
_SHARES = 16


def main() -> int:
    arguments = _arguments()
    paths = [Path(path) for path in arguments.paths]
    gc.disable()
    texts = [data for _, data in sources(paths)]
    size = sum(map(len, texts))
    print(f"{len(texts):,} files, {size / 1e6:.2f} MB, {arguments.runs} runs, median")
    stages: list[tuple[str, Callable[[], object]]] = [
        ("tokens", lambda: [tokens(data) for data in texts]),
        ("skim", lambda: _each(skim, texts)),
        ("full AST", lambda: _each(parse, texts)),
        ("full AST, all cores", lambda: _shared(texts)),
        ("analyze, one process", lambda: _command(paths, "--no-cache", "--jobs", "1")),
        ("analyze, all cores", lambda: _command(paths, "--no-cache")),
        ("analyze, warm cache", lambda: _command(paths)),
    ]
    _command(paths)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    _print(_measure(stages, texts, arguments.runs), size)
    print(f"peak memory of analyze {peak:,.0f} MB")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["corpus"])
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


def _command(paths: list[Path], *options: str) -> None:
    """What a user waits for: Python's start, the analysis, the summary."""
    command = Path(sys.executable).with_name("analyze")
    subprocess.run([command, *paths, "--quiet", *options], stdout=subprocess.DEVNULL, check=True)


def _each(work: Callable[[bytes], object], texts: list[bytes]) -> None:
    for data in texts:
        work(data)


def _shared(texts: list[bytes]) -> None:
    """The trees stay where they were made: what is measured is the work, with the start of the processes."""
    with ProcessPoolExecutor(initializer=gc.disable) as pool:
        list(pool.map(partial(_each, parse), (texts[start::_SHARES] for start in range(_SHARES))))


def _measure(stages: list[tuple[str, Callable[[], object]]], texts: list[bytes], runs: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {}
    judge = Judge() if find_elixir() else None
    try:
        for _ in range(runs):
            if judge:
                times.setdefault(_ELIXIR, []).append(judge.time(texts))
            for name, work in stages:
                gc.collect()
                start = time.perf_counter()
                work()
                times.setdefault(name, []).append(time.perf_counter() - start)
    finally:
        if judge:
            judge.close()
    return times


_ELIXIR = "Code.string_to_quoted"


def _print(times: dict[str, list[float]], size: int) -> None:
    elixir = statistics.median(times[_ELIXIR]) if _ELIXIR in times else None
    print(f"{'stage':<28} {'seconds':>8} {'MB/s':>7} {'ratio to Elixir':>16}")
    for name, values in times.items():
        seconds = statistics.median(values)
        ratio = f"{seconds / elixir:.2f}" if elixir else "no Elixir here"
        print(f"{name:<28} {seconds:8.3f} {size / 1e6 / seconds:7.2f} {ratio:>16}")


if __name__ == "__main__":
    sys.exit(main())
