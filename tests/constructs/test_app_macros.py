"""What a function does through a macro of its app: it starts, sends and replies as if it were written there."""

from models.constructs.gen_server import GenServer
from models.constructs.supervisor import Supervisor
from tests.analysis import analyzed
from tests.rendering import rendered

LAMP = """
defmodule Harbour.Signals do
  defmacro ask(light, question) do
    quote do
      GenServer.call(unquote(light), {:ask, unquote(question)})
    end
  end

  defmacro answered(answer, state) do
    quote do: {:reply, unquote(answer), unquote(state)}
  end
end

defmodule Harbour.Lamp do
  use GenServer
  import Harbour.Signals

  def start_link(_), do: GenServer.start_link(__MODULE__, nil, name: __MODULE__)
  def colour, do: ask(__MODULE__, :colour)
  def init(colour), do: {:ok, colour}
  def handle_call({:ask, :colour}, _from, state), do: answered(state, state)
end
"""


def test_a_message_sent_and_a_reply_made_by_macros() -> None:
    expected = """
       14  gen_server Harbour.Lamp  named Harbour.Lamp
       20    call {:ask, :colour} \\ field1: :colour → reply state

           sends
       18    Harbour.Lamp.colour/0 call Harbour.Lamp (literal, unquote(light)): {:ask, :colour}
    """
    found = rendered(analyzed(LAMP), GenServer)
    assert found.split() == expected.split(), found


def test_a_supervisor_started_by_a_macro() -> None:
    source = """
    defmodule Harbour.Crew do
      defmacro raise_flag(children) do
        options = [strategy: :rest_for_one]
        quote do: Supervisor.start_link(unquote(children), unquote(options))
      end
    end

    defmodule Harbour.Application do
      use Application
      require Harbour.Crew
      def start(_type, _args), do: Harbour.Crew.raise_flag([Harbour.Lamp])
    end
    """
    [supervisor] = analyzed(source).of(Supervisor)
    assert supervisor.strategy == "rest_for_one"
    assert len(supervisor.children) == 1
