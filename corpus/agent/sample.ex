defmodule Ferry.Tariff do
  @moduledoc "With a name, from a function."

  use Agent

  def start_link(prices) do
    Agent.start_link(fn -> Map.new(prices) end, name: __MODULE__)
  end

  def price(route), do: Agent.get(__MODULE__, &Map.fetch!(&1, route))
  def raise_all(factor), do: Agent.update(__MODULE__, &scaled(&1, factor))

  defp scaled(prices, factor),
    do: Map.new(prices, fn {route, price} -> {route, price * factor} end)
end

defmodule Ferry.Weather do
  @moduledoc "Without a name, from module, function and arguments."

  use Agent, restart: :temporary

  def start_link(_options), do: Agent.start_link(__MODULE__, :calm, [])

  def calm, do: %{wind: 0}
end

defmodule Ferry.Log do
  @moduledoc "Without `use`: what it starts makes it one. The caller chooses the name."

  def start_link(options) do
    Agent.start_link(fn -> [] end, options)
  end
end

defmodule Ferry.Tides do
  @moduledoc "Says `use Agent`, and is started by someone else."

  use Agent
end

defmodule Ferry.Almanac do
  @moduledoc "Uses an agent, and is none."

  def today, do: Agent.get(Ferry.Tides, & &1)
end
