# Names and calls in every form that holds expressions, and directives that end with it.
defmodule Road.North do
  defstruct [:mile]
  def go, do: :north
  def go(x), do: x
end

defmodule Road.South do
  defstruct [:mile]
  def go, do: :south
  def go(x), do: {:south, x}
end

defmodule Road.Storm do
  defexception [:message]
end

defmodule Road.Walk do
  alias Road.North, as: Way
  alias Road.Storm

  def with_else(x) do
    with %Way{mile: mile} <- x,
         alias(Road.South, as: Way),
         :south <- Way.go(mile) do
      Way.go(mile)
    else
      %Road.South{} = south -> south
      other -> Way.go(other)
    end
  rescue
    error in [Storm, ArgumentError] -> Way.go(error)
    Storm -> Way.go()
  catch
    :exit, reason -> Way.go(reason)
  after
    Way.go()
  end

  def comprehension(list) do
    for x <- Way.go(list), y = Way.go(x), into: %{}, uniq: true, do: {x, Way.go(y)}
  end

  def reduced(list) do
    for x <- list, reduce: Way.go() do
      acc -> [Way.go(x) | acc]
    end
  end

  def waiting do
    receive do
      %Way{} = way -> way
    after
      Way.go(100) -> Way.go()
    end
  end

  def chosen(x) do
    cond do
      Way.go(x) -> alias Road.South, as: Way; Way.go()
      true -> Way.go()
    end
  end

  def tried(x) do
    try do
      raise Storm, message: "#{Way.go(x)} and #{inspect(x)}"
    rescue
      e in Storm -> reraise e, __STACKTRACE__
    else
      y -> Way.go(y)
    end
  end

  def maps(%{way: way} = map), do: %{map | way: %Way{way | mile: Way.go(1)}, go: %{"k" => Way.go()}}
  def binaries(x), do: <<Way.go(x)::size(8), x::binary>> <> "#{x}"
  def nested(x), do: Way.go(Way.go(Enum.map([x], fn y -> Way.go(y) end)))
  def blocks(x), do: (Way.go(); Way.go(x))
  def defaults(x \\ Way.go(), _y \\ length([1])), do: x
  def pinned(x, y), do: match?(^x, Way.go(y)) and is_list(y)
  def keyed(x), do: [way: Way, go: Way.go(x), last: x[:way]]
  def matched, do: {Way, :go} = {Way.go() && Road.North, elem({:go}, 0)}
  def captured, do: Enum.map([1], &(&1 |> Way.go() |> Kernel.+(1)))
  def dynamic(x), do: apply(Way, :go, [x])
  def called(way), do: way.go()
  def tagged(x), do: if(x, do: Way.go(), else: Storm.message(x))
  def sigils(x), do: ~s(#{Way.go(x)}) <> ~S(#{no}) <> to_string(~c"#{x}")
  def quoted, do: quote(do: Way.go(unquote(Way.go())))
end
