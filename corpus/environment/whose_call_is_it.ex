# The same call, and who answers it: this module, an import, or Kernel.
defmodule Choir.Tenor do
  def sing, do: :tenor
  def sing(song, loud \\ false), do: {song, loud}
  def hum(song), do: song
  defmacro clap(times), do: times
end

defmodule Choir.Bass do
  def sing, do: :bass
  def hum(song), do: {:bass, song}
  def rest, do: :bass
end

defmodule Choir.OnlySome do
  import Choir.Tenor, only: [sing: 0, sing: 1]
  import Choir.Bass, only: [hum: 1]
  def all, do: {sing(), sing(:alto), hum(:low)}
end

defmodule Choir.AllButSome do
  import Choir.Tenor
  import Choir.Bass, except: [sing: 0, hum: 1]
  def all, do: {sing(), sing(:alto), sing(:alto, true), hum(:low), rest(), clap(2)}
  def captured, do: [&sing/0, &hum/1, &all/0, &length/1]
end

defmodule Choir.OnlyMacros do
  import Choir.Tenor, only: :macros
  import Choir.Bass, only: :functions
  def all, do: {clap(3), hum(:low), sing()}
end

defmodule Choir.Twice do
  import Choir.Tenor, only: [sing: 0, hum: 1]
  import Choir.Tenor, except: [hum: 1]
  def sing(song), do: song
  def all, do: {sing(), sing(:alto)}
end

defmodule Choir.KindsTheOtherWay do
  import Choir.Bass, only: :functions
  import Choir.Tenor, only: :macros
  def all, do: {clap(3), hum(:low), sing()}
end

defmodule Choir.OnceMore do
  import Choir.Bass, only: [sing: 0, rest: 0]
  import Choir.Bass, except: [rest: 0]
  import Choir.Tenor, only: [sing: 0]
  import Choir.Tenor, only: [hum: 1]
  def rest, do: {sing(), hum(:low)}
end

defmodule Choir.InAFunction do
  def low do
    import Choir.Bass
    sing()
  end

  def high do
    import Choir.Tenor
    sing()
  end

  def nobody, do: length([])
end

defmodule Choir.NoKernel do
  import Kernel, except: [length: 1, "+": 2, if: 2]

  def length(song), do: {:song, song}
  def a + b, do: {a, b}
  defmacro if(condition, do: block), do: {condition, block}
  def all, do: {length(:short), 1 + 2, hd([1])}
end

defmodule Choir.Sigils do
  import Bitwise
  import Enum, only: [map: 2, sum: 1]
  import String, only: [upcase: 1]

  def sigil_q(text, _), do: text
  def all(n), do: {~q(song), ~w(a b), band(n, 1) ||| n <<< 2, map([n], &upcase/1), sum([n])}
  def sum_of(list), do: list |> map(&(&1 * 2)) |> sum()
end

defmodule Choir.Delegates do
  alias Choir.Bass
  defdelegate hum(song), to: Choir.Tenor
  defdelegate sing, to: Bass
  defdelegate softly(song), to: Bass, as: :hum
  defdelegate [], to: Bass
  def all, do: {hum(:x), softly(:x), sing()}
end

defmodule Choir.Rules do
  defguard is_loud(n) when is_integer(n) and n > 10
  defguardp is_soft(n) when n < 3
  defmacrop twice(x), do: {x, x}
  defp whisper(n \\ 1, m \\ 2), do: n - m
  def all(n) when is_loud(n), do: {whisper(), whisper(n), twice(1)}
  def all(n) when is_soft(n), do: not is_nil(n)
  def all(n) when n in [4, 5] and n not in [6], do: unless(n > 4, do: n) || !n
end
