"""GenServer: recognized in corpus/gen_server, with what it sends; what only looks like one."""

import pytest

from models.constructs.gen_server import GenServer
from tests.analysis import CORPUS, analyzed, sample
from tests.conftest import Golden
from tests.rendering import message_line, rendered


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


STATES = {
    "{:ok, %{books: [], open: true}}": (("books", "open"), True),
    "{:ok, %{}}": ((), True),
    "{:ok, %Library.Ticket{book: arg}}": (("book", "reader", "days"), True),
    "{:ok, struct!(Library.Ticket, arg)}": (("book", "reader", "days"), True),
    "{:ok, %{%Library.Ticket{} | book: arg}}": (("book", "reader", "days"), True),
    "{:ok, %Library.Unseen{book: arg}}": (("book",), False),
    "{:ok, %{arg | open: true}}": (("open",), False),
    "{:ok, %{arg => 1, open: true}}": (("open",), False),
    "{:ok, arg}": ((), False),
    "{:ok, fresh(arg)}": (("queue",), True),
    "{:ok, either(arg)}": (("queue",), False),
    "if arg, do: {:ok, %{a: 1}}, else: {:stop, :closed}": (("a",), True),
    "if arg, do: {:ok, %{a: 1}}, else: {:ok, arg}": (("a",), False),
    ":ignore": ((), False),
    "with {:ok, book} <- Library.find(arg), do: {:ok, %{book: book}}": (("book",), False),
    "with {:ok, book} <- lent(arg), do: {:ok, %{book: book}}": (("lost", "book"), True),
    "with book <- Library.find(arg), do: {:ok, %{book: book}}": (("book",), True),
    "with {:ok, book} <- Library.find(arg) do {:ok, %{book: book}} else _ -> :ignore end": (("book",), True),
}


@pytest.mark.parametrize("body", STATES)
def test_the_state(body: str) -> None:
    source = f"""
    defmodule Library.Ticket do
      defstruct [:book, :reader, days: 14]
    end

    defmodule Library.Bell do
      use GenServer

      def init(arg) do
        {body}
      end

      defp fresh(_), do: %{{queue: []}}
      defp either(nil), do: %{{queue: []}}
      defp either(arg), do: arg
      defp lent(1), do: {{:ok, 1}}
      defp lent(_), do: {{:ok, %{{lost: true}}, :hibernate}}
    end
    """
    [server] = analyzed(source).of(GenServer)
    assert (server.state_fields, server.state_known) == STATES[body]


def test_an_answer_that_a_with_lets_through() -> None:
    source = """
    defmodule Library.Bell do
      use GenServer

      def handle_call({:lend, book}, _from, state) do
        with {:ok, days} <- days(book) do
          {:reply, days, state}
        end
      end

      defp days(:atlas), do: {:ok, 2}
      defp days(:map), do: {:reply, :never, :state}
      defp days(book), do: Library.days(book)
    end
    """
    [server] = analyzed(source).of(GenServer)
    [message] = server.messages
    assert message_line(message).partition(" → ")[2] == ("reply :never | ?expression Library.days(book) | reply days")
