# An attribute has the value of the place where it is read.
defmodule Chameleon do
  Module.register_attribute(__MODULE__, :skins, accumulate: true)

  alias Chameleon.Leaf, as: Home
  @home Home
  def first, do: @home

  alias Chameleon.Sand, as: Home
  @home Home
  def second, do: @home

  @skins Home
  @skins Chameleon.Leaf
  def skins, do: @skins

  @both [@home, Chameleon.Leaf]
  @home nil
  def both, do: {@both, @home}

  @spec typed(Home.t()) :: Home.t() | String.t()
  def typed(x), do: x
end

defmodule Chameleon.Leaf do
  @type t :: %__MODULE__{}
  defstruct []
end

defmodule Chameleon.Sand do
  @type t :: %Chameleon.Sand{grain: Chameleon.Leaf.t()}
  defstruct grain: nil
end
