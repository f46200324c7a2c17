defmodule Shop.Repo.Migrations.CreateOrders do
  use Ecto.Migration

  def change do
    create table(:orders) do
      add :email, :string, null: false
      add :total, :decimal, null: false
      add :receipt, :string

      timestamps(type: :utc_datetime)
    end

    create table(:order_lines) do
      add :quantity, :integer, null: false, default: 1
      add :order_id, references(:orders, on_delete: :delete_all), null: false
      add :product_id, references(:products), null: false
    end

    create index(:order_lines, [:order_id])
  end
end
