# What tests ask of the judge beyond analyzer/roundtrip/judge.exs: whether programs compile.

defmodule Judge.Compile do
  @moduledoc "Compiles programs in memory, tells what the compiler said, forgets them again."

  # The words tell how many of the blobs, in turn, make up each program.
  def programs(counts, blobs) do
    {answers, []} =
      Enum.map_reduce(counts, blobs, fn count, blobs ->
        {sources, rest} = Enum.split(blobs, String.to_integer(count))
        {program(sources), rest}
      end)

    answers
  end

  defp program(sources) do
    folder = Path.join(System.tmp_dir!(), "judge-#{System.pid()}-#{System.unique_integer([:positive])}")
    File.mkdir_p!(folder)

    try do
      sources |> write(folder) |> compile(folder)
    after
      File.rm_rf!(folder)
    end
  end

  defp write(sources, folder) do
    for {source, index} <- Enum.with_index(sources) do
      path = Path.join(folder, "source_#{index}.ex")
      File.write!(path, source)
      path
    end
  end

  defp compile(paths, folder) do
    {answer, _printed} = quietly(fn -> Kernel.ParallelCompiler.compile(paths, return_diagnostics: true) end)

    case answer do
      {:ok, modules, warnings} ->
        Enum.each(modules, &forget/1)
        {0, report(modules, [], warnings, folder)}

      {:error, errors, warnings} ->
        {1, report([], errors, warnings, folder)}
    end
  end

  # Module bodies may print; our own output belongs to the frames, so they print elsewhere.
  defp quietly(fun) do
    {:ok, elsewhere} = StringIO.open("")
    leader = Process.group_leader()
    errors = Process.whereis(:standard_error)
    Process.unregister(:standard_error)
    Process.register(elsewhere, :standard_error)
    Process.group_leader(self(), elsewhere)

    try do
      {fun.(), nil}
    after
      Process.group_leader(self(), leader)
      Process.unregister(:standard_error)
      Process.register(errors, :standard_error)
      StringIO.close(elsewhere)
    end
  end

  defp forget(module) do
    :code.purge(module)
    :code.delete(module)
    :code.purge(module)
  end

  defp report(modules, errors, warnings, folder) do
    warnings = Map.get(warnings, :compile_warnings, []) ++ Map.get(warnings, :runtime_warnings, [])

    JSON.encode!(%{
      modules: modules |> Enum.map(&inspect/1) |> Enum.sort(),
      errors: Enum.map(errors, &line(&1, folder)),
      warnings: Enum.map(warnings, &line(&1, folder))
    })
  end

  defp line(%{message: message, file: file, position: position}, folder) do
    line = if is_tuple(position), do: elem(position, 0), else: position
    name = file && Path.relative_to(file, folder)
    "#{name}:#{line}: #{message}"
  end
end

Code.compiler_options(ignore_module_conflict: true)
Judge.serve(%{"compile" => &Judge.Compile.programs/2})
