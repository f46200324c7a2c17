defmodule Shop.Boot do
  @moduledoc "Skeleton of a module."

  import Unmix.Todo, only: [todo: 0]

  def run(_arg) do
    children = [
      {todo(), name: :first}
    ]

    more =
      if todo() do
        [todo: todo()]
      else
        []
      end

    Supervisor.start_link(children, [strategy: :rest_for_one, name: todo()] ++ more)
  end
end
