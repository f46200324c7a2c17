defmodule Shop.Sales.Order do
  @moduledoc "A paid cart."

  use Ecto.Schema

  import Ecto.Changeset

  alias Shop.Sales.OrderLine

  schema "orders" do
    field :email, :string
    field :total, :decimal
    field :receipt, :string, redact: true

    has_many :lines, OrderLine

    timestamps(type: :utc_datetime)
  end

  def changeset(order, attrs) do
    order
    |> cast(attrs, [:email, :total, :receipt])
    |> validate_required([:email, :total])
    |> validate_format(:email, ~r/^[^\s]+@[^\s]+$/)
    |> cast_assoc(:lines, required: true)
  end
end
