# Definitions behind every form that branches, matches or only runs.
defprotocol Door.Knock do
  def knock(x)
end

defmodule Door.Frame do
  defmacro __using__(_) do
    quote do
      def hinge(x), do: {:plain, x}
      defoverridable hinge: 1

      case __MODULE__ do
        _ -> def knob, do: :brass
      end
    end
  end
end

defmodule Door.House do
  use Door.Frame
  alias Door.Frame, as: Wood

  case Wood do
    wood -> def walled, do: {Wood, unquote(wood)}
  end

  _ = def matched, do: hinge(1)
  (def bracketed, do: matched())

  try do
    def tried, do: bracketed()
  after
    def after_all, do: tried()
  end

  with wood = Wood do
    def with_wood, do: unquote(wood)
  end

  def hinge(x), do: {:own, super(x)}
  def step(x \\ 1), do: x
  defoverridable step: 0, step: 1
  def step(x), do: super(x)

  def gone, do: :gone
  Module.delete_definition(__MODULE__, {:gone, 0})

  for _ <- [1] do
    defmodule Room do
      def here, do: __MODULE__
    end
  end

  def all, do: {walled(), knob(), after_all(), with_wood(), hinge(1), step(), Door.House.Room.here()}
end

for type <- [Atom, Integer] do
  defimpl Door.Knock, for: type do
    def knock(x), do: {Door.House, x}
  end
end
