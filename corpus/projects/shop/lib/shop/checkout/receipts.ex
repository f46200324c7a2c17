defmodule Shop.Checkout.Receipts do
  @moduledoc "Sends receipts, a few at a time."

  use GenServer

  alias Shop.Stats

  def start_link(opts), do: GenServer.start_link(__MODULE__, opts, name: __MODULE__)

  def deliver(order), do: GenServer.cast(__MODULE__, {:deliver, order.id, order.email})

  def flush, do: GenServer.call(__MODULE__, :flush, :infinity)

  @impl true
  def init(opts) do
    {:ok, %{workers: Keyword.get(opts, :workers, 1), queue: :queue.new()}}
  end

  @impl true
  def handle_cast({:deliver, id, email}, state) do
    {:noreply, %{state | queue: :queue.in({id, email}, state.queue)}, {:continue, :drain}}
  end

  @impl true
  def handle_continue(:drain, state), do: {:noreply, drain(state)}

  @impl true
  def handle_call(:flush, _from, state) do
    state = drain(state)
    {:reply, :queue.len(state.queue), state}
  end

  defp drain(state) do
    state.queue
    |> :queue.to_list()
    |> Task.async_stream(&mail/1, max_concurrency: state.workers)
    |> Enum.each(fn {:ok, :sent} -> Stats.count(:receipts) end)

    %{state | queue: :queue.new()}
  end

  defp mail({_id, _email}), do: :sent
end
