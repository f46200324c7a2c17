defmodule Shop.Boot do
  @moduledoc "Skeleton of a module."

  import Unmix.Todo, only: [todo: 0]

  def run do
    if todo() do
      # enabled?()
      unless todo() do
        # quiet?()
        children = [
          Shop.Cart
        ]

        Supervisor.start_link(children, strategy: :one_for_one)
      end
    end

    unless todo() do
      # quiet?()
      DynamicSupervisor.start_link(strategy: :one_for_one, name: :boots)
    end
  end
end
