"""Special forms with arguments that no Elixir accepts: nothing falls over, and what stands beside is still seen."""

import pytest

from tests.analysis import analyzed

NAMES = ("if", "unless", "case", "cond", "with", "for", "receive")
ARGUMENTS = ("()", "(x)", "(1, 2, 3)", "(do: 1)", "(x, do: [1])", "(x <- 1)", "(x, 1)", " x do -> 1 end")


@pytest.mark.parametrize("arguments", ARGUMENTS)
@pytest.mark.parametrize("name", NAMES)
def test_it_is_no_trouble(name: str, arguments: str) -> None:
    source = f"""
    defmodule Ferry.Dock do
      use GenServer

      def init(_) do
        x = {name}{arguments}
        Supervisor.init(list({name}{arguments}), strategy: :one_for_one)
      end

      def handle_call(:a, _from, s), do: {name}{arguments}

      def f(p) do
        {name}{arguments}
        GenServer.call(p, :seen)
      end

      defp list(x), do: [x]
    end
    """
    assert [send.function for send in analyzed(source).sends] == ["f/1"]
