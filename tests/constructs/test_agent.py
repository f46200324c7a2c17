"""Agent: recognized in corpus/agent; what only looks like one."""

from models.constructs.agent import Agent
from tests.analysis import CORPUS, analyzed, sample
from tests.conftest import Golden
from tests.rendering import rendered


def test_the_sample(golden: Golden) -> None:
    golden(CORPUS / "agent/sample.txt", rendered(sample("agent"), Agent))


def test_an_own_module_of_that_name() -> None:
    source = """
    defmodule Ferry.Office do
      alias Ferry.Travel.Agent

      def start_link(options), do: Agent.start_link(fn -> options end)
    end
    """
    assert not analyzed(source).of(Agent)
