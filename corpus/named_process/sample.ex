defmodule Ferry.Desks do
  @moduledoc "What libraries run for us, under names that are ours."

  use Supervisor

  @registry Ferry.Berths

  def start_link(options), do: Supervisor.start_link(__MODULE__, options)

  @impl true
  def init(options) do
    children = [
      {Registry, keys: :unique, name: Ferry.Passengers},
      {Registry, keys: :duplicate, name: @registry, partitions: 4},
      {Registry, [keys: :unique, name: :cabins]},
      {Phoenix.PubSub, name: Ferry.PubSub},
      {Finch, name: Ferry.Http, pools: %{default: [size: 10]}},
      %{
        id: :timetable_cache,
        start: {Cachex, :start_link, [[name: :timetable_cache]]}
      },
      Supervisor.child_spec({Registry, keys: :unique, name: Ferry.Luggage}, id: :luggage),
      {Registry, keys: :unique},
      {Registry, options},
      {Ferry.Counter, name: Ferry.Tickets}
    ]

    Supervisor.init(children, strategy: :one_for_one)
  end
end

defmodule Ferry.Counter do
  @moduledoc "Ours: no library's process."

  use Agent

  def start_link(options), do: Agent.start_link(fn -> 0 end, options)
end
