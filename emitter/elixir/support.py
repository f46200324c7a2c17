"""The module that every skeleton imports `todo/0` from."""

from __future__ import annotations

SUPPORT_MODULE = "Unmix.Todo"
SUPPORT_PATH = "lib/unmix/todo.ex"
SUPPORT_TEXT = """\
defmodule Unmix.Todo do
  @moduledoc "The holes of skeletons."

  @doc "Stands for code that is still to be written. While modules compile it is `nil`."
  @spec todo() :: term()
  def todo do
    :erlang.apply(__MODULE__, :hole, [])
  end

  @doc false
  def hole do
    if Code.can_await_module_compilation?() do
      Process.get(__MODULE__)
    else
      raise "todo"
    end
  end
end
"""
