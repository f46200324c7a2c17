defmodule Shop.PriceFeed do
  @moduledoc "Asks the wholesaler for new prices, again and again, slower after each failure."

  use GenServer

  alias Shop.Catalog
  alias Shop.Stats

  @slowest :timer.minutes(10)

  def start_link(opts) do
    {name, opts} = Keyword.pop(opts, :name, __MODULE__)
    GenServer.start_link(__MODULE__, opts, name: name)
  end

  @spec refresh() :: :ok
  def refresh, do: send(__MODULE__, :poll) && :ok

  @spec status() :: {:ok, DateTime.t() | nil}
  def status, do: GenServer.call(__MODULE__, :status)

  @impl GenServer
  def init(opts) do
    interval = Keyword.fetch!(opts, :interval)
    :timer.send_interval(:timer.hours(1), :report)
    {:ok, %{interval: interval, delay: interval, last: nil}, {:continue, :poll}}
  end

  @impl GenServer
  def handle_continue(:poll, state), do: {:noreply, poll(state)}

  @impl GenServer
  def handle_call(:status, _from, state), do: {:reply, {:ok, state.last}, state}

  @impl GenServer
  def handle_info(:poll, state), do: {:noreply, poll(state)}

  def handle_info(:report, state) do
    Stats.put(:last_price_feed, state.last)
    {:noreply, state, :hibernate}
  end

  # The task that fetched the prices answers, and then goes down.
  def handle_info({ref, {:ok, prices}}, state) when is_reference(ref) do
    Process.demonitor(ref, [:flush])
    Enum.each(prices, &apply_price/1)
    Process.send_after(self(), :poll, state.interval)
    {:noreply, %{state | delay: state.interval, last: DateTime.utc_now()}}
  end

  def handle_info({:DOWN, _ref, :process, _pid, _reason}, state) do
    delay = min(state.delay * 2, @slowest)
    Process.send_after(self(), :poll, delay)
    {:noreply, %{state | delay: delay}}
  end

  defp poll(state) do
    Task.Supervisor.async_nolink(Shop.TaskSupervisor, __MODULE__, :fetch, [])
    state
  end

  @doc false
  def fetch do
    {:ok, [{"MUG-01", Decimal.new("7.90")}, {"TEE-02", Decimal.new("19.00")}]}
  end

  defp apply_price({sku, price}) do
    with {:ok, product} <- Catalog.get_product(sku) do
      Catalog.reprice(product, price)
    end
  end
end
