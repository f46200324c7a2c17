defmodule Ferry.Application do
  @moduledoc "The usual one: a start module, its children, a name for the top of the tree."

  use Application

  @impl true
  def start(_type, _args) do
    children = [
      Ferry.Timetable,
      {Ferry.Dock, berths: 4}
    ]

    Supervisor.start_link(children, strategy: :one_for_one, name: Ferry.Supervisor)
  end

  @impl true
  def stop(_state), do: :ok
end

defmodule Ferry.Harbour do
  @moduledoc "Says what it is by the behaviour alone, and starts a supervisor that is a module."

  @behaviour Application

  @impl Application
  def start(:normal, _args), do: Ferry.Harbour.Supervisor.start_link([])

  def start({:takeover, _node}, _args), do: Ferry.Harbour.Supervisor.start_link(takeover: true)

  @impl Application
  def stop(_state), do: :ok
end

defmodule Ferry.Harbour.Supervisor do
  @moduledoc false

  use Supervisor

  def start_link(options), do: Supervisor.start_link(__MODULE__, options)

  @impl true
  def init(_options) do
    Supervisor.init([Ferry.Lighthouse], strategy: :one_for_one)
  end
end

defmodule Ferry.Signals do
  @moduledoc "Has a start/2 and is no application."

  def start(colour, seconds), do: {:ok, {colour, seconds}}
end

defmodule Ferry.Timetable do
  @moduledoc false

  use Agent

  def start_link(_options), do: Agent.start_link(fn -> [] end, name: __MODULE__)
end

defmodule Ferry.Dock do
  @moduledoc false

  use GenServer

  def start_link(options), do: GenServer.start_link(__MODULE__, options)

  @impl true
  def init(options), do: {:ok, options}
end

defmodule Ferry.Lighthouse do
  @moduledoc false

  use Task

  def start_link(_options), do: Task.start_link(&shine/0)

  defp shine, do: shine()
end
