defmodule Shop.Application do
  @moduledoc "Skeleton of an application."

  use Application

  import Unmix.Todo, only: [todo: 0]

  @impl true
  def start(_type, _args) do
    children_1 = [
      {Registry, name: Shop.Registry, keys: :unique},
      {Task.Supervisor, name: Shop.Tasks},
      Shop.Cart,
      %{
        id: :price,
        start: {Shop.Price, :start_link, [todo()]},
        restart: :transient,
        shutdown: :brutal_kill,
        type: :worker,
        significant: true
      },
      todo()
    ]

    children_2 =
      if todo() do
        # enabled?()
        [
          {Shop.Mailer, todo()},
          Supervisor.child_spec({Shop.Stock, todo()},
            id: {Shop.Stock, 1},
            restart: :temporary,
            shutdown: 100_000,
            type: :supervisor
          )
        ]
      else
        []
      end

    children_3 =
      if todo() do
        # quiet?()
        []
      else
        for _ <- todo() do
          # 1..4
          Shop.Shard
        end
      end

    children_4 = [
      {:lager, {:lager, :start, [todo()]}, :permanent, 5000, :worker, [:lager]}
    ]

    children = children_1 ++ children_2 ++ children_3 ++ children_4

    Supervisor.start_link(children, strategy: :one_for_one, name: Shop.Supervisor)
  end
end
