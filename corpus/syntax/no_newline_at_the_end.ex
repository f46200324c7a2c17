defmodule Last do
  def f, do: 1 # no newline
end