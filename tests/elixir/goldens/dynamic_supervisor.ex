defmodule Shop.Carts do
  @moduledoc "Skeleton of a dynamic supervisor."

  use DynamicSupervisor

  def start_link(arg) do
    DynamicSupervisor.start_link(__MODULE__, arg, name: __MODULE__)
  end

  @impl true
  def init(_arg) do
    DynamicSupervisor.init(strategy: :one_for_one, max_children: 100_000)
  end
end
