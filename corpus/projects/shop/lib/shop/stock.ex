defmodule Shop.Stock do
  @moduledoc "How many of each product are left. Loaded from the warehouse, written back now and then."

  use GenServer

  require Logger

  @flush_every :timer.minutes(1)

  @type sku :: String.t()

  def start_link(opts), do: GenServer.start_link(__MODULE__, opts, name: __MODULE__)

  @spec level(sku()) :: non_neg_integer()
  def level(sku), do: GenServer.call(__MODULE__, {:level, sku})

  @spec reserve(sku(), pos_integer()) :: :ok | {:error, :sold_out}
  def reserve(sku, quantity), do: GenServer.call(__MODULE__, {:reserve, sku, quantity}, 10_000)

  @spec release(sku(), pos_integer()) :: :ok
  def release(sku, quantity), do: GenServer.cast(__MODULE__, {:release, sku, quantity})

  @spec restock(%{optional(sku()) => pos_integer()}) :: :ok
  def restock(delivery), do: GenServer.cast(__MODULE__, {:restock, delivery})

  @doc "Stop counting a product."
  @spec forget(sku()) :: :ok
  def forget(sku), do: GenServer.call(__MODULE__, {:forget, sku})

  @impl true
  def init(opts) do
    Process.flag(:trap_exit, true)
    state = %{warehouse: Keyword.get(opts, :warehouse, :main), levels: %{}, dirty: false}
    {:ok, state, {:continue, :load}}
  end

  @impl true
  def handle_continue(:load, state) do
    schedule_flush()
    {:noreply, %{state | levels: read(state.warehouse)}}
  end

  @impl true
  def handle_call({:level, sku}, _from, state) do
    {:reply, Map.get(state.levels, sku, 0), state}
  end

  def handle_call({:reserve, sku, quantity}, _from, state) do
    case Map.get(state.levels, sku, 0) do
      left when left >= quantity ->
        {:reply, :ok, put(state, sku, left - quantity)}

      _too_few ->
        {:reply, {:error, :sold_out}, state}
    end
  end

  @impl true
  def handle_cast({:release, sku, quantity}, state) do
    {:noreply, put(state, sku, Map.get(state.levels, sku, 0) + quantity)}
  end

  def handle_cast({:restock, delivery}, state) do
    levels = Map.merge(state.levels, delivery, fn _sku, left, arrived -> left + arrived end)
    {:noreply, %{state | levels: levels, dirty: true}}
  end

  @impl true
  def handle_info(:flush, %{dirty: true} = state) do
    write(state.warehouse, state.levels)
    schedule_flush()
    {:noreply, %{state | dirty: false}}
  end

  def handle_info(:flush, state) do
    schedule_flush()
    {:noreply, state}
  end

  @impl true
  def terminate(reason, state) do
    Logger.info("writing the stock back: #{inspect(reason)}")
    write(state.warehouse, state.levels)
  end

  defp put(state, sku, left), do: %{state | levels: Map.put(state.levels, sku, left), dirty: true}

  defp schedule_flush, do: Process.send_after(self(), :flush, @flush_every)

  defp read(warehouse) do
    case File.read(path(warehouse)) do
      {:ok, data} -> :erlang.binary_to_term(data, [:safe])
      {:error, :enoent} -> %{}
    end
  end

  defp write(warehouse, levels) do
    File.write!(path(warehouse), :erlang.term_to_binary(levels))
  end

  defp path(warehouse), do: Path.join(System.tmp_dir!(), "stock_#{warehouse}")
end
