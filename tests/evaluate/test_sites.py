"""Calls in a body: the conditions under which they are reached, and the process that runs them."""

import pytest

from analyzer.evaluate.program import Apps, Program
from analyzer.evaluate.sites import sites
from analyzer.expand.index import Index
from analyzer.expand.knowledge import knowledge
from analyzer.expand.module_sources import module_sources
from analyzer.project.config import read_config
from analyzer.syntax import parse
from tests.analysis import analyzed


def given(body: str) -> list[str]:
    """The conditions of the one call of `hit` in a body."""
    source = f"defmodule Ferry.Dock do\n  def f(x) do\n    {body}\n  end\nend\n".encode()
    index = Index(module_sources(parse(source).root, "lib/a.ex"))
    program = Program(index, knowledge(), read_config([]), lambda _: source, Apps({}, frozenset()))
    module = program.module("Ferry.Dock")
    assert module
    [site] = sites(program, module.definitions[0], frozenset({"hit"}))
    return [f"{'' if condition.holds else 'not '}{condition.text}" for condition in site.given]


GIVEN = {
    "hit()": [],
    "if x do hit() end": ["x"],
    "if x do 1 else hit() end": ["not x"],
    "unless x do hit() end": ["not x"],
    "x && hit()": ["x"],
    "x || hit()": ["not x"],
    "case hit() do :a -> 1; _ -> 2 end": [],
    "case x do :a -> hit(); _ -> 2 end": ["case x do :a"],
    "case x do y -> hit() end": [],
    "case x do :a -> if(y, do: hit()); _ -> 2 end": ["case x do :a", "y"],
    "cond do x -> hit(); true -> 2 end": ["x"],
    "with {:ok, y} <- x do hit() end": ["with {:ok, y} <- x"],
    "with {:ok, y} <- hit() do 1 end": [],
    "with {:ok, y} <- x, z <- hit() do 1 end": ["with {:ok, y} <- x, …"],
    "with {:ok, y} <- x do 1 else :error -> hit() end": ["with … else :error"],
    "receive do :a -> hit(); :b -> 1 end": ["receive do :a"],
    "receive do :a -> 1 after 5 -> hit() end": ["receive … after 5"],
    "run(fn :a -> hit(); _ -> 1 end)": ["fn :a"],
    "run(fn y -> hit() end)": [],
    "try do hit() rescue e -> 1 end": [],
    "try do 1 rescue e -> hit() end": ["try … rescue e"],
    "try do 1 after hit() end": [],
}


@pytest.mark.parametrize("body", GIVEN)
def test_conditions(body: str) -> None:
    assert given(body) == GIVEN[body]


def test_what_the_bits_of_a_binary_bind() -> None:
    source = """
    defmodule Ferry.Dock do
      def go(bits) do
        dock = Ferry.Pier
        for <<dock <- bits>>, do: GenServer.cast(dock, :go)
      end
    end
    """
    [send] = analyzed(source).sends
    assert send.target.how == "unknown"


OWN = {
    "a callback": ("def handle_cast(_, s), do: send(self(), :x)", True),
    "init": ("def init(_), do: send(self(), :x)", True),
    "a private function": ("defp f, do: send(self(), :x)", True),
    "a client function": ("def f, do: send(self(), :x)", False),
    "a start function": ("def start_link(_), do: :timer.send_interval(5, :x)", False),
    "a spawned function": ("def init(_), do: spawn(fn -> send(self(), :x) end)", False),
    "a task": ("defp f, do: Task.async(fn -> send(self(), :x) end)", False),
    "a capture": ("defp f, do: Task.async(&send(self(), &1))", False),
}


@pytest.mark.parametrize("case", OWN)
def test_whose_process_it_is(case: str) -> None:
    own, expected = OWN[case]
    source = f"defmodule M do\n  use GenServer\n  def handle_info(:x, s), do: {{:noreply, s}}\n  {own}\nend\n"
    [send] = analyzed({"lib/m.ex": source}).sends
    assert send.target.module == ("M" if expected else None)
