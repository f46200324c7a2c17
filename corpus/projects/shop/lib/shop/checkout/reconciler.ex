defmodule Shop.Checkout.Reconciler do
  @moduledoc "Compares the day's orders with the bank's statement."

  use Task, restart: :permanent

  alias Shop.Checkout.Payments

  def start_link(opts), do: Task.start_link(__MODULE__, :run, [opts])

  def run(opts) do
    Process.sleep(Keyword.fetch!(opts, :every))
    0 = Payments.pending()
    run(opts)
  end
end
