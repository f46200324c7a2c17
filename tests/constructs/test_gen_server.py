"""GenServer: recognized in corpus/gen_server, with what it sends; what only looks like one."""

import pytest

from models.constructs.gen_server import GenServer
from tests.analysis import CORPUS, analyzed, sample
from tests.conftest import Golden
from tests.rendering import rendered


def test_the_sample(golden: Golden) -> None:
    golden(CORPUS / "gen_server/sample.txt", rendered(sample("gen_server"), GenServer))


@pytest.mark.parametrize(
    "body",
    [
        "def handle_call(:ping, _from, state), do: {:reply, :pong, state}",
        "use Library.GenServer",
        "alias Library.GenServer\n  use GenServer",
        "require GenServer",
        '@moduledoc "use GenServer"',
    ],
)
def test_what_only_looks_like_one(body: str) -> None:
    assert not analyzed(f"defmodule Library.Bell do\n  {body}\nend").of(GenServer)


def test_callbacks_of_another_arity_are_no_messages() -> None:
    source = """
    defmodule Library.Bell do
      use GenServer

      def handle_call(:ring, state), do: {:reply, :ding, state}
      def handle_info(:ring, _from, state), do: {:noreply, state}
      defp handle_casts(:ring, state), do: {:noreply, state}
    end
    """
    [server] = analyzed(source).of(GenServer)
    assert server.messages == ()
