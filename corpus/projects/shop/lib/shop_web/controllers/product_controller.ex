defmodule ShopWeb.ProductController do
  use ShopWeb, :controller

  alias Shop.Catalog
  alias Shop.Stock

  action_fallback ShopWeb.FallbackController

  def index(conn, _params) do
    render(conn, :index, products: Catalog.list_products())
  end

  def show(conn, %{"sku" => sku}) do
    with {:ok, product} <- Catalog.get_product(sku) do
      render(conn, :show, product: product, left: Stock.level(sku))
    end
  end
end
