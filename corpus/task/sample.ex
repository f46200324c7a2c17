defmodule Library.Inventory do
  @moduledoc "Runs one of its own functions, by name."

  use Task, restart: :transient

  def start_link(shelf), do: Task.start_link(__MODULE__, :count, [shelf])

  def count(shelf), do: IO.puts(shelf)
end

defmodule Library.Dusting do
  @moduledoc "Runs a captured function."

  use Task

  def start_link(_options), do: Task.start_link(&dust/0)

  defp dust, do: :ok
end

defmodule Library.Heating do
  @moduledoc "Runs a function that is written in place."

  use Task, restart: :permanent

  def start_link(degrees) do
    Task.start_link(fn -> Process.sleep(degrees) end)
  end
end

defmodule Library.Visits do
  @moduledoc "Someone else starts it."

  use Task
end

defmodule Library.Errands do
  @moduledoc "Uses tasks, and is none."

  def run(errands) do
    first = Task.async(fn -> hd(errands) end)
    Task.start(fn -> tl(errands) end)
    Task.await(first)
  end
end
