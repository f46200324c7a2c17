# Functions and modules that nobody wrote by name.
defmodule Mould do
  alias Mould.Clay

  for {name, colour} <- [red: Clay.Red, blue: Clay.Blue] do
    def unquote(name)(), do: unquote(colour)
    def unquote(:"#{name}?")(other), do: other == unquote(colour)
  end

  for name <- [Red, Blue] do
    defmodule Module.concat(Clay, name) do
      @name name
      def name, do: @name
      def mould, do: Clay
    end
  end

  Enum.each([:cup, :plate], fn name ->
    def unquote(name)(size), do: {unquote(name), size}
  end)

  def all, do: {red(), blue(), red?(1), cup(1), plate(2)}
end

for name <- [Vase, Pot], size <- [:big, :small], size != :small or name == Pot do
  defmodule Module.concat([Mould, name, size |> to_string() |> String.capitalize()]) do
    def size, do: unquote(size)
  end
end

Module.create(
  Mould.Cast,
  quote do
    alias Mould.Clay
    def clay, do: Clay
  end,
  __ENV__
)

defmodule Mould.Clay do
  def here, do: __MODULE__
end

defmodule Mould.Printer do
  defmacro print(name) do
    quote do
      defmodule unquote(name) do
        def printed, do: __MODULE__
      end
    end
  end
end

defmodule Mould.Shop do
  require Mould.Printer
  Mould.Printer.print(Bowl)
  def bowl, do: {Bowl.printed(), Mould.Shop.Bowl.printed()}
end
