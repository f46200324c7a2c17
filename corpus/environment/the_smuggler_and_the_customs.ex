# Hygiene: an alias in a quote means what it means to the macro, not to the module that uses it.
defmodule Port.Rum do
  def price, do: 1
end

defmodule Harbour.Rum do
  def price, do: 2
end

defmodule Harbour.Smuggler do
  alias Harbour.Rum

  defmacro __using__(_options) do
    quote do
      def smuggled, do: Rum.price()
      def mine, do: __MODULE__
      def dirty, do: unquote({:__aliases__, [], [:Rum]}).price()
    end
  end

  defmacro wrapped(do: block) do
    quote do
      alias Harbour.Rum, as: Cargo
      {Rum.price(), Cargo.price(), unquote(block)}
    end
  end
end

defmodule Harbour.Ship do
  alias Port.Rum
  use Harbour.Smuggler
  require Harbour.Smuggler
  def own, do: Rum.price()
  def hold, do: Harbour.Smuggler.wrapped(do: Rum.price())
end

defmodule Harbour.Barrel do
  defmacro __using__(_options) do
    quote do
      alias Harbour.Rum
      defmodule Lid do
        alias Port.Rum, as: Inside
        def price, do: {Rum.price(), Inside.price()}
      end

      def lid, do: Lid.price()
    end
  end
end

defmodule Harbour.Deck do
  use Harbour.Barrel
  def open, do: {Lid.price(), Rum.price(), Harbour.Deck.Lid.price()}
end
