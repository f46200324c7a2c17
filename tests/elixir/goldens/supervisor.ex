defmodule Shop.Stock do
  @moduledoc "Skeleton of a supervisor."

  use Supervisor

  import Unmix.Todo, only: [todo: 0]

  def start_link(arg) do
    Supervisor.start_link(__MODULE__, arg)
  end

  @impl true
  def init(_arg) do
    children = [
      Shop.Cart
    ]

    Supervisor.init(children,
      strategy: todo(),
      max_restarts: 10,
      max_seconds: todo(),
      auto_shutdown: :any_significant
    )
  end
end
