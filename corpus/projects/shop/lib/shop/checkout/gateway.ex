defmodule Shop.Checkout.Gateway do
  @moduledoc "Whoever moves the money."

  @type receipt :: String.t()

  @callback charge(email :: String.t(), amount :: Decimal.t()) ::
              {:ok, receipt()} | {:error, :declined | :timeout}
end

defmodule Shop.Checkout.BankGateway do
  @moduledoc "The real one."

  @behaviour Shop.Checkout.Gateway

  @impl true
  def charge(_email, amount) do
    if Decimal.positive?(amount), do: {:ok, Ecto.UUID.generate()}, else: {:error, :declined}
  end
end

defmodule Shop.Checkout.TestGateway do
  @moduledoc "Declines the unlucky number, for tests."

  @behaviour Shop.Checkout.Gateway

  @unlucky Decimal.new(13)

  @impl true
  def charge(_email, amount) do
    if Decimal.equal?(amount, @unlucky), do: {:error, :declined}, else: {:ok, "test"}
  end
end
