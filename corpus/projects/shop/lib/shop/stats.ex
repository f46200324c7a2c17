defmodule Shop.Stats do
  @moduledoc "A few numbers for the dashboard."

  use Agent

  def start_link(_opts) do
    Agent.start_link(fn -> %{orders: 0, receipts: 0} end, name: __MODULE__)
  end

  @spec count(atom()) :: :ok
  def count(key), do: Agent.update(__MODULE__, &Map.update(&1, key, 1, fn n -> n + 1 end))

  @spec put(atom(), term()) :: :ok
  def put(key, value), do: Agent.cast(__MODULE__, &Map.put(&1, key, value))

  @spec all() :: map()
  def all, do: Agent.get(__MODULE__, & &1)
end
