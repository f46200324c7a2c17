defmodule Shop.Sales do
  @moduledoc "Turns carts into orders."

  alias Shop.Carts.Cart
  alias Shop.Checkout
  alias Shop.Repo
  alias Shop.Sales.Order
  alias Shop.Stats

  @spec place_order(String.t(), String.t()) :: {:ok, Order.t()} | {:error, term()}
  def place_order(cart_id, email) do
    with {:ok, items} <- Cart.items(cart_id),
         {:ok, receipt} <- Checkout.Payments.charge(email, total(items)),
         {:ok, order} <- insert(email, items, receipt) do
      Cart.empty(cart_id)
      Stats.count(:orders)
      Task.Supervisor.start_child(Shop.TaskSupervisor, fn -> Checkout.Receipts.deliver(order) end)
      {:ok, order}
    end
  end

  defp insert(email, items, receipt) do
    lines = for {product, quantity} <- items, do: %{product_id: product.id, quantity: quantity}

    %Order{}
    |> Order.changeset(%{email: email, total: total(items), receipt: receipt, lines: lines})
    |> Repo.insert()
  end

  defp total(items) do
    Enum.reduce(items, Decimal.new(0), fn {product, quantity}, sum ->
      product.price |> Decimal.mult(quantity) |> Decimal.add(sum)
    end)
  end
end
