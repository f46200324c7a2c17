# `use` of macros of our own: options, apply, use within use, hooks, and what of it gives way.
defmodule Inn.Ghost do
  def haunt, do: :boo
end

defmodule Inn.Guest do
  defmacro __using__(options) do
    name = Keyword.get(options, :name, :nobody)

    quote location: :keep do
      @behaviour Inn.Lodger
      alias Inn.Ghost, as: Friend
      import Inn.Songs, only: [drink: 1]
      def name, do: unquote(name)
      def friend, do: Friend.haunt()
      def sleep(hours \\ 8), do: hours
      defp dream, do: drink(:water)
      def wake, do: dream()
      defoverridable name: 0, sleep: 1
    end
  end
end

defmodule Inn.Lodger do
  @callback name() :: atom()
end

defmodule Inn.Songs do
  def drink(what), do: what
  defmacro loudly(do: block), do: block
end

defmodule Inn do
  def kitchen do
    quote do
      import Inn.Songs
      alias Inn.{Ghost, Songs}
      def cook, do: Ghost.haunt()
    end
  end

  def cellar(options \\ []) do
    quote do
      unquote(kitchen())
      use Inn.Guest, unquote(options)
      def barrels, do: unquote(options[:barrels] || 3)
    end
  end

  defmacro __using__(which) when is_atom(which), do: apply(__MODULE__, which, [])
  defmacro __using__({which, options}), do: apply(__MODULE__, which, [options])
  defmacro __using__([{which, options}]), do: apply(__MODULE__, which, [options])
end

defmodule Inn.Cook do
  use Inn, :kitchen
  def serve, do: {drink(:beer), Ghost.haunt(), loudly(do: Songs.drink(:wine))}
end

defmodule Inn.Keeper do
  use Inn, {:cellar, name: :keeper, barrels: 7}
  def serve, do: {name(), barrels(), drink(:beer), Friend.haunt(), Inn.Songs.drink(:wine)}
  def name, do: {:the, super()}
end

defmodule Inn.Plain do
  use Inn.Guest
  def friend_of, do: Friend.haunt()
end

defmodule Inn.Registry do
  defmacro __using__(options) do
    quote bind_quoted: [options: options] do
      Module.register_attribute(__MODULE__, :rooms, accumulate: true)
      @before_compile Inn.Registry
      @key options[:key]
      def key, do: @key
    end
  end

  defmacro __before_compile__(_env) do
    quote do
      alias Inn.Ghost
      def rooms, do: @rooms
      def ghost, do: Ghost.haunt()
    end
  end
end

defmodule Inn.Ledger do
  use Inn.Registry, key: :brass
  @rooms :attic
  @rooms :cellar
  def count, do: length(rooms())
end

defmodule Inn.Watch do
  def __on_definition__(_env, _kind, _name, _args, _guards, _body), do: :ok
end

defmodule Inn.Watched do
  @on_definition Inn.Watch
  @on_definition {Inn.Watch, :__on_definition__}
  def seen, do: true
end
