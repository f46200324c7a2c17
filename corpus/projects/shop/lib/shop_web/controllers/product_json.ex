defmodule ShopWeb.ProductJSON do
  alias Shop.Catalog.Product

  def index(%{products: products}), do: %{data: Enum.map(products, &data/1)}

  def show(%{product: product, left: left}), do: %{data: Map.put(data(product), :left, left)}

  defp data(%Product{} = product), do: Map.take(product, [:sku, :name, :price])
end
