defmodule Shop.Sales.OrderLine do
  @moduledoc false

  use Ecto.Schema

  import Ecto.Changeset

  schema "order_lines" do
    field :quantity, :integer, default: 1

    belongs_to :order, Shop.Sales.Order
    belongs_to :product, Shop.Catalog.Product
  end

  def changeset(line, attrs) do
    line
    |> cast(attrs, [:quantity, :product_id])
    |> validate_required([:product_id])
    |> validate_number(:quantity, greater_than: 0)
  end
end
