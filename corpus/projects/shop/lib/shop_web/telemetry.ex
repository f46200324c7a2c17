defmodule ShopWeb.Telemetry do
  use Supervisor

  import Telemetry.Metrics

  def start_link(arg), do: Supervisor.start_link(__MODULE__, arg, name: __MODULE__)

  @impl true
  def init(_arg) do
    children = [
      {:telemetry_poller, measurements: measurements(), period: 10_000}
    ]

    Supervisor.init(children, strategy: :one_for_one)
  end

  def metrics do
    [
      summary("phoenix.endpoint.stop.duration", unit: {:native, :millisecond}),
      summary("shop.repo.query.total_time", unit: {:native, :millisecond}),
      last_value("shop.carts.open")
    ]
  end

  def count_carts do
    :telemetry.execute([:shop, :carts], %{open: Shop.Carts.count()}, %{})
  end

  defp measurements, do: [{__MODULE__, :count_carts, []}]
end
