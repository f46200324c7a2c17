defmodule Shop.Checkout.Supervisor do
  @moduledoc "Payments and receipts stand and fall together: a receipt without a payment is worth nothing."

  use Supervisor

  alias Shop.Checkout.Payments
  alias Shop.Checkout.Receipts

  @receipt_workers 2

  def start_link(opts), do: Supervisor.start_link(__MODULE__, opts, name: __MODULE__)

  @impl true
  def init(opts) do
    children = [
      {Payments, gateway: Keyword.fetch!(opts, :gateway)},
      Supervisor.child_spec({Receipts, workers: @receipt_workers}, shutdown: 10_000),
      %{
        id: :reconciler,
        start: {Shop.Checkout.Reconciler, :start_link, [[every: :timer.hours(6)]]},
        restart: :permanent
      }
    ]

    Supervisor.init(children, strategy: :rest_for_one, max_restarts: 5, max_seconds: 30)
  end
end
