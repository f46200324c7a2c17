# Each name below is `Mask` or `Face`; what it means changes from line to line.
defmodule Carnival.Venice.Mask do
  def wear, do: :venice
end

defmodule Carnival.Rio.Mask do
  def wear, do: :rio
  def wear(size), do: {:rio, size}
end

defmodule Carnival.Rio do
  defmodule Drum do
    def beat, do: :boom
  end
end

defmodule Mask do
  def wear, do: :bare
end

defmodule Carnival.Parade do
  alias Carnival.Venice.Mask, as: Face
  alias Carnival.{Rio, Venice.Mask}
  alias Rio.Drum, warn: false
  alias :lists, as: Rows
  require Carnival.Rio.Mask, as: Loud

  @first Mask
  alias Carnival.Rio.Mask
  @second Mask

  def masks, do: [@first, @second, Face, Loud, Elixir.Mask, :"Elixir.Mask", Rio.Mask]

  def inside_a_function(list) do
    alias Elixir.Mask, as: Face
    Face.wear()
    Rows.reverse(list)
    :lists.reverse(list)
    Loud.wear(1)
  end

  def after_it, do: Face.wear()

  def inside_an_if(rain?) do
    if rain? do
      alias Carnival.Venice.Mask
      Mask.wear()
    else
      Mask.wear()
    end

    Mask.wear()
  end

  def inside_a_closure do
    fun = fn ->
      alias Carnival.Venice.Mask
      Mask.wear()
    end

    {fun.(), Mask.wear()}
  end

  def inside_a_case(weather) do
    case weather do
      :rain ->
        alias Carnival.Venice, as: Town
        Town.Mask.wear()

      :sun ->
        Mask.wear()

      _ ->
        Town.hello()
    end
  end

  def drum, do: Drum.beat()
  def struct_of(x) when is_struct(x, Drum), do: x
  def captured, do: [&Mask.wear/0, &Mask.wear(&1), &Face.wear/0]
  def piped(size), do: size |> Mask.wear() |> then(&Rows.flatten([&1]))
end
