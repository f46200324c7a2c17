defmodule Shop.Carts do
  @moduledoc "Every visitor's cart is a process, started when the first item goes in."

  alias Shop.Carts.Cart

  @spec open(String.t()) :: {:ok, pid()} | {:error, term()}
  def open(id) do
    case DynamicSupervisor.start_child(__MODULE__.Supervisor, {Cart, id: id}) do
      {:ok, pid} -> {:ok, pid}
      {:error, {:already_started, pid}} -> {:ok, pid}
      {:error, reason} -> {:error, reason}
    end
  end

  @spec open?(String.t()) :: boolean()
  def open?(id), do: Registry.lookup(__MODULE__.Registry, id) != []

  @spec count() :: non_neg_integer()
  def count do
    DynamicSupervisor.count_children(__MODULE__.Supervisor).active
  end
end
