defmodule Library.Ticket do
  @moduledoc false

  defstruct [:book, :reader, days: 14]
end

defmodule Library.Lending do
  @moduledoc "Every kind of message, pattern and answer."

  use GenServer

  alias Library.Ticket

  @reserve :reserve
  @timeout 5_000

  def start_link(options) do
    GenServer.start_link(__MODULE__, options, name: __MODULE__)
  end

  # -- what others call

  def lend(book, reader), do: GenServer.call(__MODULE__, {:lend, book, reader})

  def reserve(server \\ __MODULE__, book), do: GenServer.call(server, {@reserve, book}, @timeout)

  def give_back(%Ticket{} = ticket), do: GenServer.cast(__MODULE__, {:give_back, ticket})

  def close(server), do: GenServer.cast(server, :close)

  def hours, do: GenServer.call(__MODULE__, :hours)

  # -- the server

  @impl true
  def init(options) do
    Process.flag(:trap_exit, true)

    {:ok, %{books: Keyword.get(options, :books, %{}), queue: [], open: true},
     {:continue, :open_doors}}
  end

  @impl true
  def handle_continue(:open_doors, state) do
    :timer.send_interval(60_000, :remind)
    {:noreply, state}
  end

  def handle_continue({:notify, reader}, state) do
    send(reader, {:your_turn, self()})
    {:noreply, state, :hibernate}
  end

  @impl true
  def handle_call({:lend, book, reader}, _from, %{open: true} = state)
      when is_binary(book) and reader != nil do
    case Map.fetch(state.books, book) do
      {:ok, 0} -> {:reply, {:error, :all_out}, state}
      {:ok, left} -> {:reply, {:ok, %Ticket{book: book, reader: reader}}, take(state, book, left)}
      :error -> {:reply, {:error, {:unknown, book}}, state}
    end
  end

  def handle_call({:lend, _book, _reader}, _from, state), do: {:reply, {:error, :closed}, state}

  def handle_call({@reserve, book}, {reader, _tag}, state) do
    {:reply, :ok, %{state | queue: [{book, reader} | state.queue]},
     {:continue, {:notify, reader}}}
  end

  def handle_call(:hours, _from, state) do
    if state.open do
      {:reply, 9..18, state}
    else
      {:reply, nil, state, @timeout}
    end
  end

  def handle_call({:search, "isbn:" <> number}, from, state) do
    Process.send_after(self(), {:found, from, number}, 100)
    {:noreply, state}
  end

  def handle_call({:search, [_ | _] = words}, _from, %{open: open} = state) when open do
    answer(state, words)
  end

  def handle_call(%{audit: level}, _from, state) when level in 1..3 do
    {:stop, :normal, {:ok, level}, state}
  end

  def handle_call(<<kind::8, rest::binary>>, _from, state) do
    {:reply, {kind, rest}, state}
  end

  @impl true
  def handle_cast({:give_back, %Ticket{book: book, days: days}}, state) when days >= 0 do
    {:noreply, put(state, book)}
  end

  def handle_cast(:close, state), do: {:stop, :normal, state}
  def handle_cast([open: flag], state), do: {:noreply, %{state | open: flag}}

  @impl true
  def handle_info(:remind, state), do: {:noreply, state}

  def handle_info({:found, from, number}, state) do
    GenServer.reply(from, {:ok, number})
    {:noreply, state}
  end

  def handle_info({:DOWN, ref, :process, _pid, reason}, %{watched: ref} = state) do
    {:stop, {:lost, reason}, state}
  end

  def handle_info({:EXIT, _pid, :normal}, state), do: {:noreply, state}
  def handle_info(1, state), do: {:noreply, state}
  def handle_info(-2.5, state), do: {:noreply, state}
  def handle_info("flush", state), do: {:noreply, state}
  def handle_info(Library.Closing, state), do: {:noreply, state}
  def handle_info(_other, state), do: {:noreply, state}

  @impl true
  def terminate(_reason, _state), do: :ok

  defp take(state, book, left), do: put_in(state.books[book], left - 1)
  defp put(state, book), do: update_in(state.books[book], &(&1 + 1))

  defp answer(state, [_]), do: {:reply, :too_few, state}
  defp answer(state, words), do: {:reply, {:found, words}, state}
end

defmodule Library.Quiet do
  @moduledoc "Says what it is by the behaviour alone; the name is not its own."

  @behaviour GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options, name: :quiet_room)

  @impl GenServer
  def init(_options), do: :ignore
end

defmodule Library.Server do
  @moduledoc "An own macro for servers: it gives a clause that each of them has."

  defmacro __using__(options) do
    topic = Keyword.get(options, :topic, :none)

    quote do
      use GenServer

      @impl true
      def handle_call(:topic, _from, state), do: {:reply, unquote(topic), state}
    end
  end
end

defmodule Library.Poetry do
  @moduledoc false

  use Library.Server, topic: :poetry

  @impl true
  def init(_options), do: {:ok, nil}

  def handle_call({:recite, poem}, _from, state), do: {:reply, poem, state}
end

defmodule Library.Counter do
  @moduledoc "Its state is a struct: what the struct declares is all there is."

  use GenServer

  alias Library.Ticket

  @impl true
  def init(reader), do: {:ok, %Ticket{reader: reader}}
end

defmodule Library.Annex do
  @moduledoc "Adds to a state that it is given: there may be more in it."

  use GenServer

  @impl true
  def init(state), do: {:ok, %{state | open: true}}
end
