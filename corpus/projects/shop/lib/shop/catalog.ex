defmodule Shop.Catalog do
  @moduledoc "What the shop sells."

  import Ecto.Query

  alias Shop.Catalog.Product
  alias Shop.Repo

  @topic "prices"

  def subscribe, do: Phoenix.PubSub.subscribe(Shop.PubSub, @topic)

  @spec list_products() :: [Product.t()]
  def list_products do
    Repo.all(from p in Product, where: p.status == :listed, order_by: p.name)
  end

  @spec get_product(String.t()) :: {:ok, Product.t()} | {:error, :not_found}
  def get_product(sku) do
    case Repo.get_by(Product, sku: sku) do
      nil -> {:error, :not_found}
      product -> {:ok, product}
    end
  end

  @spec reprice(Product.t(), Decimal.t()) :: {:ok, Product.t()} | {:error, Ecto.Changeset.t()}
  def reprice(%Product{} = product, price) do
    with {:ok, product} <- product |> Product.changeset(%{price: price}) |> Repo.update() do
      Phoenix.PubSub.broadcast(Shop.PubSub, @topic, {:repriced, product.sku, product.price})
      {:ok, product}
    end
  end
end
