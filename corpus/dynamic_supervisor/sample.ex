defmodule Ferry.Crossings do
  @moduledoc "As a module, with limits, and the function that adds a child."

  use DynamicSupervisor

  def start_link(options), do: DynamicSupervisor.start_link(__MODULE__, options, name: __MODULE__)

  def depart(route) do
    DynamicSupervisor.start_child(__MODULE__, {Ferry.Crossing, route: route})
  end

  def depart_at_night(route) do
    spec = %{
      id: :night,
      start: {Ferry.Crossing, :start_link, [[route: route]]},
      restart: :temporary
    }

    DynamicSupervisor.start_child(__MODULE__, spec)
  end

  @impl true
  def init(_options) do
    DynamicSupervisor.init(
      strategy: :one_for_one,
      max_children: 40,
      max_restarts: 10,
      max_seconds: 60
    )
  end
end

defmodule Ferry.Fleet do
  @moduledoc "As children of a static supervisor, under names."

  use Supervisor

  def start_link(options), do: Supervisor.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(_options) do
    children = [
      {DynamicSupervisor, name: Ferry.Charters, strategy: :one_for_one},
      {DynamicSupervisor, strategy: :one_for_one, max_children: 3, max_restarts: 1},
      {Task.Supervisor, name: Ferry.Announcements},
      {PartitionSupervisor, child_spec: DynamicSupervisor, name: Ferry.Tugs},
      {PartitionSupervisor, child_spec: Task.Supervisor, name: Ferry.Buoys},
      {PartitionSupervisor, child_spec: {Ferry.Radio, []}, name: Ferry.Radios}
    ]

    Supervisor.init(children, strategy: :one_for_one)
  end

  def charter(who), do: DynamicSupervisor.start_child(Ferry.Charters, {Ferry.Crossing, who})

  def tug(ship) do
    DynamicSupervisor.start_child(
      {:via, PartitionSupervisor, {Ferry.Tugs, ship}},
      {Ferry.Crossing, ship}
    )
  end

  def announce(text) do
    Task.Supervisor.start_child(Ferry.Announcements, fn -> IO.puts(text) end)
    Task.Supervisor.start_child(Ferry.Announcements, &Ferry.Radio.silence/0)
    Task.Supervisor.async_nolink(Ferry.Announcements, Ferry.Radio, :speak, [text])
  end

  def anywhere(supervisor, spec), do: DynamicSupervisor.start_child(supervisor, spec)
end

defmodule Ferry.Regatta do
  @moduledoc "Started in place, without a module of its own."

  def start(count) do
    {:ok, boats} =
      DynamicSupervisor.start_link(strategy: :one_for_one, name: Ferry.Boats)

    for number <- 1..count do
      DynamicSupervisor.start_child(boats, {Ferry.Crossing, number})
    end
  end

  def announcers, do: Task.Supervisor.start_link(name: Ferry.Announcers)
end

defmodule Ferry.Crossing do
  @moduledoc false

  use GenServer, restart: :transient

  def start_link(options), do: GenServer.start_link(__MODULE__, options)

  @impl true
  def init(options), do: {:ok, options}
end

defmodule Ferry.Radio do
  @moduledoc false

  use Agent

  def start_link(_options), do: Agent.start_link(fn -> :silent end)

  def silence, do: :ok

  def speak(text), do: IO.puts(text)
end

defmodule Ferry.Rescue do
  @moduledoc "Only in bad weather."

  def start(weather) do
    if Ferry.stormy?(weather) do
      DynamicSupervisor.start_link(strategy: :one_for_one, name: Ferry.Helicopters)
    end
  end

  def children(weather) do
    Supervisor.start_link(
      if(Ferry.stormy?(weather), do: [{Task.Supervisor, name: Ferry.Alarms}], else: []),
      strategy: :one_for_one
    )
  end
end
