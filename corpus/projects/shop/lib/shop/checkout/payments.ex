defmodule Shop.Checkout.Payments do
  @moduledoc "Charges one customer at a time, and answers each when the gateway has."

  use GenServer

  @spec charge(String.t(), Decimal.t()) :: {:ok, String.t()} | {:error, :declined | :timeout}
  def charge(email, amount) do
    GenServer.call(__MODULE__, {:charge, email, amount}, :timer.seconds(30))
  end

  @spec pending() :: non_neg_integer()
  def pending, do: GenServer.call(__MODULE__, :pending)

  def start_link(opts) do
    GenServer.start_link(__MODULE__, Keyword.fetch!(opts, :gateway), name: __MODULE__)
  end

  @impl true
  def init(gateway), do: {:ok, %{gateway: gateway, waiting: %{}}}

  @impl true
  def handle_call({:charge, email, amount}, from, %{gateway: gateway} = state) do
    task =
      Task.Supervisor.async_nolink(Shop.TaskSupervisor, fn -> gateway.charge(email, amount) end)

    {:noreply, put_in(state.waiting[task.ref], from)}
  end

  def handle_call(:pending, _from, state), do: {:reply, map_size(state.waiting), state}

  @impl true
  def handle_info({ref, answer}, state) when is_map_key(state.waiting, ref) do
    Process.demonitor(ref, [:flush])
    {:noreply, reply(state, ref, answer)}
  end

  def handle_info({:DOWN, ref, :process, _pid, _reason}, state) do
    {:noreply, reply(state, ref, {:error, :timeout})}
  end

  defp reply(state, ref, answer) do
    {from, waiting} = Map.pop(state.waiting, ref)
    if from, do: GenServer.reply(from, answer)
    %{state | waiting: waiting}
  end
end
