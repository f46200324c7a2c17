defmodule Library.Supervisor do
  @moduledoc "Every way to write a child."

  use Supervisor

  alias Library.{Catalog, Loans}
  alias Library.Branch.Desk, as: FrontDesk

  @returns_desk {FrontDesk, :returns}
  @branches [:north, :south]

  def start_link(options), do: Supervisor.start_link(__MODULE__, options, name: __MODULE__)

  @impl true
  def init(options) do
    children =
      [
        Catalog,
        {Loans, name: Library.Loans, limit: 12},
        {FrontDesk, :lending},
        %{id: :night_desk, start: {FrontDesk, :start_link, [:night]}, restart: :transient},
        %{
          id: Library.Mail,
          start: {Library.Mail, :start_link, [[name: :mail]]},
          shutdown: 10_000,
          type: :worker,
          significant: false
        },
        Supervisor.child_spec({FrontDesk, :children}, id: :children_desk, restart: :temporary),
        Supervisor.child_spec(Library.Reminders, shutdown: :brutal_kill),
        {:fines, {Library.Fines, :start_link, [3]}, :permanent, 5_000, :worker, [Library.Fines]},
        :library_clock,
        @returns_desk,
        scanner()
      ] ++
        branches(@branches) ++
        printers(options[:printers]) ++
        for shelf <- Library.shelves() do
          {Library.Shelf, shelf}
        end ++ if(Library.museum?(), do: [Library.Museum], else: []) ++ options[:guests]

    Supervisor.init(children,
      strategy: :rest_for_one,
      max_restarts: 5,
      max_seconds: 20,
      auto_shutdown: :any_significant
    )
  end

  defp branches(names) do
    Enum.map(names, fn name -> Supervisor.child_spec({FrontDesk, name}, id: {FrontDesk, name}) end)
  end

  defp printers(nil), do: []
  defp printers(count), do: [{Library.Printers, count}]

  defp scanner, do: {Library.Scanner, device: "/dev/scan", name: {:global, :scanner}}
end

defmodule Library.Branch.Desk do
  @moduledoc "Its own child_spec/1 says more than the list."

  use GenServer, restart: :transient

  def child_spec(kind) do
    %{id: {__MODULE__, kind}, start: {__MODULE__, :start_link, [kind]}, shutdown: 1_000}
  end

  def start_link(kind), do: GenServer.start_link(__MODULE__, kind)

  @impl true
  def init(kind), do: {:ok, kind}
end

defmodule Library.Basement do
  @moduledoc "The oldest form: Erlang's own answer."

  @behaviour :supervisor

  def start_link, do: :supervisor.start_link({:local, __MODULE__}, __MODULE__, [])

  @impl true
  def init([]) do
    {:ok, {%{strategy: :one_for_all, intensity: 1, period: 60}, [Library.Boiler]}}
  end
end

defmodule Library.Museum do
  @moduledoc "The form before child specs were maps."

  use Supervisor

  import Supervisor.Spec

  def start_link(room), do: Supervisor.start_link(__MODULE__, room, name: :museum)

  def init(room) do
    supervise(
      [
        worker(Library.Guard, [room, [name: :guard]], restart: :transient, id: :guard),
        supervisor(Library.Basement, [])
      ],
      strategy: :one_for_all
    )
  end
end

defmodule Library.Reading do
  @moduledoc "No supervisor itself; starts one where it needs it, and the options come from elsewhere."

  def open(rooms, options) do
    Supervisor.start_link([Library.Silence | rooms], options)
  end

  def festival do
    [Library.Stage]
    |> Kernel.++([{Library.Bar, []}])
    |> Supervisor.start_link(strategy: :one_for_one, name: Library.Festival)
  end

  def forgetful, do: Supervisor.start_link([], name: Library.Empty)
end

defmodule Library.Loans do
  @moduledoc false

  use Agent

  def start_link(options), do: Agent.start_link(fn -> [] end, options)
end

defmodule Library.Mail do
  @moduledoc false

  use Agent

  def start_link(options), do: Agent.start_link(fn -> [] end, options)
end

defmodule Library.Scanner do
  @moduledoc false

  use Agent

  def start_link(options), do: Agent.start_link(fn -> options end, options)
end

defmodule Library.Guard do
  @moduledoc false

  use Agent

  def start_link(room, options), do: Agent.start_link(fn -> room end, options)
end

defmodule Library.Branches do
  @moduledoc "Each supervisor is started in some cases only."

  def open(books, staff?) do
    if Library.weekend?() do
      Supervisor.start_link([Library.Silence], strategy: :one_for_one, name: Library.Weekend)
    else
      unless staff? do
        Supervisor.start_link([Library.Kiosk], strategy: :one_for_all)
      end
    end

    case books do
      [] -> :closed
      [_ | _] -> Supervisor.start_link(books, strategy: :rest_for_one)
    end

    with {:ok, hall} <- Library.hall() do
      Supervisor.start_link([{Library.Kiosk, hall}], strategy: :one_for_one)
    end
  end
end

defmodule Library.Kiosk do
  @moduledoc "Says in `use` what holds for its children."

  use GenServer, restart: :transient, shutdown: 1_000, id: :kiosk

  def start_link(arg), do: GenServer.start_link(__MODULE__, arg)

  @impl true
  def init(arg), do: {:ok, arg}
end

defmodule Library.Wing do
  @moduledoc "A front: who starts it starts the supervisor behind it."

  defdelegate child_spec(arg), to: Library.Wing.Supervisor
end

defmodule Library.Wing.Supervisor do
  @moduledoc false

  use Supervisor, restart: :temporary

  def start_link(arg), do: Supervisor.start_link(__MODULE__, arg)

  @impl true
  def init(_arg) do
    Supervisor.init([Library.Kiosk, {Task, &Library.shelves/0}], strategy: :one_for_one)
  end
end

defmodule Library.House do
  @moduledoc "Starts the front."

  use Supervisor

  def start_link(arg), do: Supervisor.start_link(__MODULE__, arg)

  @impl true
  def init(_arg), do: Supervisor.init([{Library.Wing, :east}], strategy: :one_for_one)
end

defmodule Library.Annexe do
  @moduledoc "Another supervisor for each clause; what a map gives starts in any order."

  use Supervisor

  @rooms %{globes: Library.Globes, maps: Library.Maps}

  def start_link(kind), do: Supervisor.start_link(__MODULE__, kind, name: __MODULE__)

  @impl true
  def init(:closed), do: Supervisor.init([], strategy: :one_for_one)

  def init(kind) do
    children = [{Library.Porter, kind} | Enum.map(@rooms, fn {name, room} -> {room, name} end)]
    quiet = Supervisor.child_spec(Library.Silence, significant: Library.quiet?(kind))
    options = [strategy: :one_for_one, auto_shutdown: Library.shutdown(kind)]
    Supervisor.init(children ++ [quiet], options)
  end
end
