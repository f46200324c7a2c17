defmodule Shop.Application do
  @moduledoc false

  use Application

  alias Shop.Carts
  alias Shop.Checkout

  @impl true
  def start(_type, _args) do
    children =
      infrastructure() ++
        [
          {Registry, keys: :unique, name: Carts.Registry},
          {DynamicSupervisor, name: Carts.Supervisor, strategy: :one_for_one},
          {Task.Supervisor, name: Shop.TaskSupervisor},
          Shop.Stats,
          {Shop.Stock, warehouse: :main},
          {Checkout.Supervisor, gateway: Application.fetch_env!(:shop, :gateway)}
        ] ++
        price_feed() ++
        [ShopWeb.Endpoint]

    Supervisor.start_link(children, strategy: :one_for_one, name: Shop.Supervisor)
  end

  @impl true
  def config_change(changed, _new, removed) do
    ShopWeb.Endpoint.config_change(changed, removed)
    :ok
  end

  defp infrastructure do
    [
      ShopWeb.Telemetry,
      Shop.Repo,
      {Phoenix.PubSub, name: Shop.PubSub}
    ]
  end

  defp price_feed do
    if Application.get_env(:shop, :price_feed, true) do
      [{Shop.PriceFeed, interval: :timer.seconds(30)}]
    else
      []
    end
  end
end
