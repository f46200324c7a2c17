defmodule Shop.Flags do
  @moduledoc "Skeleton of an agent."

  use Agent

  import Unmix.Todo, only: [todo: 0]

  def child_spec(_arg) do
    %{id: :flags, start: {Shop.Flags, :start_link, [todo()]}, restart: :transient}
  end

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
