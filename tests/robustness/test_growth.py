"""Time grows with the bytes: a source of twice the size may take three times as long, not four.

The ratio is of the best of some runs, in processor time, so that a busy machine does no harm.
"""

import time
from collections.abc import Callable

import pytest

from analyzer.pipeline import analyze_text
from models.project import Project
from tests.analysis import init

pytestmark = pytest.mark.slow

SOURCES: dict[str, Callable[[int], str]] = {
    "functions": lambda n: "defmodule A do\n" + "".join(f"  def f{i}(x), do: {{x, :ok}}\n" for i in range(n)) + "end\n",
    "clauses": lambda n: "defmodule A do\n" + "".join(f"  def f({i}), do: {i}\n" for i in range(n)) + "end\n",
    "modules": lambda n: "".join(f"defmodule A{i} do\n  use GenServer\nend\n" for i in range(n)),
    "messages": lambda n: (
        "defmodule A do\n  use GenServer\n"
        + "".join(f"  def handle_info({{:m{i}, x}}, s), do: {{:noreply, [x | s]}}\n" for i in range(n))
        + "end\n"
    ),
    "sends": lambda n: (
        "defmodule A do\n" + "".join(f"  def f{i}(p), do: GenServer.call(p, {i})\n" for i in range(n)) + "end\n"
    ),
    "one long body": lambda n: (
        "defmodule A do\n  def f(x) do\n" + "    x = g(x)\n" * n + "    send(x, :y)\n  end\nend\n"
    ),
    "aliases": lambda n: "defmodule A do\n" + "".join(f"  alias B.C{i}\n" for i in range(n)) + "end\n",
    "imports": lambda n: "defmodule A do\n" + "".join(f"  import B.C{i}\n" for i in range(n)) + "end\n",
    "requires": lambda n: "defmodule A do\n" + "".join(f"  require B.C{i}\n" for i in range(n)) + "end\n",
    "specs": lambda n: (
        "defmodule A do\n"
        + "".join(f"  @spec f{i}(term()) :: :ok\n  def f{i}(_), do: :ok\n" for i in range(n))
        + "end\n"
    ),
    "attributes": lambda n: "defmodule A do\n" + "".join(f"  @a{i} {i}\n" for i in range(n)) + "end\n",
    "children": lambda n: init(f"[{', '.join(f'{{Ferry.Dock, {i}}}' for i in range(n))}]"),
    "brackets": lambda n: f"x = {'(' * n}1{')' * n}\n",
    "open brackets": lambda n: f"x = {'(' * n}1\n",
    "comments": lambda n: "# é\n" * n,
    "a string": lambda n: f'@x "{"é" * n}"\n',
    "lines of errors": lambda n: "def f(, do: )\n" * n,
}


_TRIES = 3
"""What is quadratic fails each time; what a busy machine disturbs does not."""


@pytest.mark.parametrize("case", SOURCES)
def test_twice_the_size_takes_no_four_times(case: str) -> None:
    make = SOURCES[case]
    size = _size(make)
    assert any(_seconds(make(2 * size)) < 3.2 * _seconds(make(size)) for _ in range(_TRIES))


def _size(make: Callable[[int], str]) -> int:
    """So much that a run takes a moment, and is no accident of the clock."""
    size = 50
    while _seconds(make(size), 1) < 0.15 and size < 50_000:
        size *= 2
    return size


def _seconds(source: str, runs: int = 3) -> float:
    return min(_run(source) for _ in range(runs))


def _run(source: str) -> float:
    begun = time.process_time()
    assert isinstance(analyze_text({"lib/a.ex": source}), Project)
    return time.process_time() - begun


def test_five_megabytes() -> None:
    source = "defmodule Big do\n" + "  def f(x), do: {x, :ok}\n" * 210_000 + "end\n"
    assert len(source) > 5_000_000
    [module] = analyze_text({"lib/big.ex": source}).modules
    assert len(module.functions[0].clauses) == 210_000


@pytest.mark.parametrize("opening", ["(", "[", "{", "fn -> ", "%{a: ", "<<", "not ", '"#{', "f(", "a."])
def test_twenty_thousand_within_each_other(opening: str) -> None:
    closing = {"(": ")", "[": "]", "{": "}", "fn -> ": " end", "%{a: ": "}", "<<": ">>", '"#{': '}"', "f(": ")"}
    source = f"x = {opening * 20_000}1{closing.get(opening, '') * 20_000}\n"
    project = analyze_text({"lib/deep.ex": source, "lib/good.ex": "defmodule Good do\nend\n"})
    assert [module.name for module in project.modules] == ["Good"]
