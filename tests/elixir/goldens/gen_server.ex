defmodule Shop.Cart do
  @moduledoc "Skeleton of a GenServer."

  use GenServer

  import Unmix.Todo, only: [todo: 0]

  @every Application.compile_env(:unmix, :every)
  @limit Application.compile_env(:unmix, :limit)

  def start_link(arg) do
    GenServer.start_link(__MODULE__, arg, name: __MODULE__)
  end

  def put(key, value) do
    GenServer.call(__MODULE__, {:put, key, value})
  end

  def size do
    GenServer.call(__MODULE__, :size)
  end

  def crash do
    GenServer.cast(__MODULE__, :crash)
  end

  @impl true
  def init(_arg) do
    Process.flag(:trap_exit, true)

    {:ok, %{items: todo(), total: todo()}}
  end

  @impl true
  def handle_call({:put, key, _value}, _from, state)
      when is_atom(key) and
             key not in [:none, :all] do
    case todo() do
      1 -> {:reply, :ok, state}
      2 -> {:reply, {:error, todo()}, state, {:continue, {:retry, todo()}}}
      3 -> {:stop, {:shutdown, :full}, :bye, state}
      4 -> todo()
    end
  end

  def handle_call(:size, _from, total) when total < @limit do
    {:reply, 1_000_000, total, :hibernate}
  end

  @impl true
  def handle_cast(:crash, _state) do
    raise "todo"
  end

  @impl true
  def handle_info({:tick, @every}, state) do
    case todo() do
      1 -> {:noreply, state, 5000}
      2 -> {:stop, :normal, state}
    end
  end

  if todo() do
    # enabled?()
    unless todo() do
      # quiet?()
      @impl true
      def handle_info("room \"\#{1}\":" <> _id, state) do
        {:noreply, state}
      end
    end
  end

  @impl true
  def handle_continue(:"with space", state) do
    {:noreply, state}
  end
end
