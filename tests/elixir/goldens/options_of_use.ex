defmodule Shop.Flags do
  @moduledoc "Skeleton of an agent."

  use Agent, id: :flags, restart: :transient, shutdown: :brutal_kill, significant: true

  import Unmix.Todo, only: [todo: 0]

  def start_link(_arg) do
    Agent.start_link(fn -> todo() end)
  end
end

defmodule Shop.Stock do
  @moduledoc "Skeleton of a supervisor."

  use Supervisor

  def start_link(arg) do
    Supervisor.start_link(__MODULE__, arg)
  end

  @impl true
  def init(_arg) do
    children = [
      Shop.Flags
    ]

    Supervisor.init(children, strategy: :one_for_one)
  end
end
