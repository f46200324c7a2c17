defmodule Shop.Catalog.Product do
  @moduledoc "Something that can be bought."

  use Ecto.Schema

  import Ecto.Changeset

  @type t :: %__MODULE__{
          id: pos_integer() | nil,
          sku: String.t(),
          name: String.t(),
          price: Decimal.t(),
          status: :draft | :listed | :retired
        }

  schema "products" do
    field :sku, :string
    field :name, :string
    field :price, :decimal
    field :status, Ecto.Enum, values: [:draft, :listed, :retired], default: :draft

    has_many :lines, Shop.Sales.OrderLine

    timestamps(type: :utc_datetime)
  end

  @spec changeset(t(), map()) :: Ecto.Changeset.t()
  def changeset(product, attrs) do
    product
    |> cast(attrs, [:sku, :name, :price, :status])
    |> validate_required([:sku, :name, :price])
    |> validate_number(:price, greater_than: 0)
    |> unique_constraint(:sku)
  end
end
