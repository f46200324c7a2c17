defmodule Shop.Sweeper do
  @moduledoc "Skeleton of a task."

  use Task

  import Unmix.Todo, only: [todo: 0]

  def start_link(arg) do
    Task.start_link(__MODULE__, :run, [arg])
  end

  def run(_arg) do
    todo()
  end
end
