defmodule Shop.Flags do
  @moduledoc "Skeleton of an agent."

  use Agent

  import Unmix.Todo, only: [todo: 0]

  def start_link(_arg) do
    Agent.start_link(fn -> todo() end, name: __MODULE__)
  end
end
