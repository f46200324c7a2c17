defmodule ShopWeb.CartLive do
  use ShopWeb, :live_view

  alias Shop.Carts
  alias Shop.Catalog
  alias Shop.Sales

  @impl true
  def mount(%{"id" => id}, _session, socket) do
    if connected?(socket), do: Catalog.subscribe()
    {:ok, _pid} = Carts.open(id)
    {:ok, socket |> assign(id: id, form: to_form(%{"email" => ""})) |> load()}
  end

  @impl true
  def handle_params(_params, _uri, socket) do
    {:noreply, assign(socket, :paying, socket.assigns.live_action == :pay)}
  end

  @impl true
  def render(assigns) do
    ~H"""
    <h1>Your cart</h1>
    <ul>
      <li :for={{product, quantity} <- @items}>
        {quantity} × {product.name}
        <button phx-click="remove" phx-value-sku={product.sku}>remove</button>
      </li>
    </ul>
    <.link :if={not @paying} patch={~p"/cart/#{@id}/pay"}>Pay</.link>
    <.form :if={@paying} for={@form} phx-submit="pay">
      <input type="email" name="email" value={@form[:email].value} />
      <button>Pay</button>
    </.form>
    """
  end

  @impl true
  def handle_event("remove", %{"sku" => sku}, socket) do
    Cart.remove(socket.assigns.id, sku)
    {:noreply, load(socket)}
  end

  def handle_event("pay", %{"email" => email}, socket) do
    case Sales.place_order(socket.assigns.id, email) do
      {:ok, order} ->
        {:noreply,
         socket |> put_flash(:info, "Thank you, order #{order.id} is on its way.") |> load()}

      {:error, _reason} ->
        {:noreply, put_flash(socket, :error, "That did not work.")}
    end
  end

  @impl true
  def handle_info({:repriced, _sku, _price}, socket), do: {:noreply, load(socket)}

  defp load(socket) do
    {:ok, items} = Cart.items(socket.assigns.id)
    assign(socket, :items, items)
  end
end
