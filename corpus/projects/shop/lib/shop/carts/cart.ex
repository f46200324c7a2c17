defmodule Shop.Carts.Cart do
  @moduledoc "One visitor's cart. It stops by itself when nobody has touched it for a while."

  use GenServer, restart: :transient

  alias Shop.Catalog
  alias Shop.Catalog.Product
  alias Shop.Stock

  @idle_timeout Application.compile_env(:shop, [__MODULE__, :idle_timeout], :timer.minutes(30))

  defstruct [:id, :timer, items: %{}]

  @type t :: %__MODULE__{
          id: String.t(),
          timer: reference() | nil,
          items: %{optional(String.t()) => {Product.t(), pos_integer()}}
        }

  def start_link(opts) do
    id = Keyword.fetch!(opts, :id)
    GenServer.start_link(__MODULE__, id, name: via(id))
  end

  @spec add(String.t(), String.t(), pos_integer()) :: :ok | {:error, :not_found | :sold_out}
  def add(id, sku, quantity \\ 1), do: GenServer.call(via(id), {:add, sku, quantity})

  @spec items(String.t()) :: {:ok, [{Product.t(), pos_integer()}]}
  def items(id), do: GenServer.call(via(id), :items)

  @spec remove(String.t(), String.t()) :: :ok
  def remove(id, sku), do: GenServer.cast(via(id), {:remove, sku})

  @spec empty(String.t()) :: :ok
  def empty(id), do: id |> via() |> GenServer.cast(:empty)

  @impl true
  def init(id) do
    Catalog.subscribe()
    {:ok, %__MODULE__{id: id}, {:continue, :arm}}
  end

  @impl true
  def handle_continue(:arm, cart), do: {:noreply, arm(cart)}

  @impl true
  def handle_call({:add, sku, quantity}, _from, cart) when quantity > 0 do
    with {:ok, product} <- Catalog.get_product(sku),
         :ok <- Stock.reserve(sku, quantity) do
      {:reply, :ok, arm(put(cart, product, quantity))}
    else
      {:error, reason} -> {:reply, {:error, reason}, arm(cart)}
    end
  end

  def handle_call(:items, _from, cart) do
    {:reply, {:ok, Map.values(cart.items)}, arm(cart)}
  end

  @impl true
  def handle_cast({:remove, sku}, cart) do
    {removed, items} = Map.pop(cart.items, sku)
    release(removed)
    {:noreply, arm(%{cart | items: items})}
  end

  def handle_cast(:empty, cart), do: {:noreply, arm(%{cart | items: %{}})}

  @impl true
  def handle_info({:repriced, sku, price}, cart) when is_map_key(cart.items, sku) do
    items = Map.update!(cart.items, sku, fn {product, n} -> {%{product | price: price}, n} end)
    {:noreply, %{cart | items: items}}
  end

  def handle_info({:repriced, _sku, _price}, cart), do: {:noreply, cart}

  def handle_info(:idle, cart) do
    cart.items |> Map.values() |> Enum.each(&release/1)
    {:stop, :normal, cart}
  end

  defp via(id), do: {:via, Registry, {Shop.Carts.Registry, id}}

  defp arm(cart) do
    if cart.timer, do: Process.cancel_timer(cart.timer)
    %{cart | timer: Process.send_after(self(), :idle, @idle_timeout)}
  end

  defp put(cart, product, quantity) do
    {_product, before} = Map.get(cart.items, product.sku, {product, 0})
    %{cart | items: Map.put(cart.items, product.sku, {product, before + quantity})}
  end

  defp release(nil), do: :ok
  defp release({product, quantity}), do: Stock.release(product.sku, quantity)
end
