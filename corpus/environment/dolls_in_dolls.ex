# Modules inside modules: which of their names is short, and where.
defmodule Doll do
  defmodule Inner do
    defstruct [:paint]
    def paint, do: %__MODULE__{paint: :red}
    def parent, do: Doll
    def name, do: __MODULE__
  end

  defmodule Middle.Core do
    def inner, do: Inner.paint()
    def same, do: %Inner{paint: :blue}
  end

  defmodule Elixir.Stranger do
    def hello, do: __MODULE__
  end

  defmodule :puppet do
    def hello, do: Inner.paint()
  end

  defmodule __MODULE__.Below do
    def hello, do: Inner.paint()
  end

  alias __MODULE__.Inner, as: Heart
  alias __MODULE__.{Below, Middle}
  alias __MODULE__

  def open, do: {Inner.paint(), Heart.paint(), Middle.Core.inner(), Below.hello()}
  def matched(%Inner{paint: paint}), do: paint
  def heart?(%Heart{}), do: true
  def strangers, do: {Stranger.hello(), :puppet.hello()}
  def myself, do: Doll.Inner.paint()
  def by_hand, do: Module.concat(Doll, Inner).paint()
  def by_base, do: __MODULE__.Inner.paint()
end

defmodule Elixir.Doll.Shelf do
  def inner, do: Doll.Inner.paint()

  if true do
    defmodule Hidden do
      def here, do: __MODULE__
    end
  end

  def hidden, do: Doll.Shelf.Hidden.here()
end

defprotocol Doll.Opens do
  @fallback_to_any true
  def open(doll)
end

defimpl Doll.Opens, for: [Atom, Doll.Inner] do
  def open(doll), do: {__MODULE__, @for, @protocol, doll}
end

defimpl Doll.Opens, for: Any do
  alias Doll.Inner
  def open(_), do: Inner.paint()
end

defmodule Doll.Locked do
  defstruct [:key]

  defimpl Doll.Opens do
    def open(%Doll.Locked{key: key}), do: key
  end
end
