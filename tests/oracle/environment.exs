# What Elixir itself resolves (its Python half is environment.py). Compiles the programs that
# `programs.json` lists, each a list of files, and writes `answers.json`: for each program
#   {ok, errors, modules: [[name, [[name, arity, kind], ..]], ..],
#    events: [[file, line, column, kind, ..what], ..]}
# Column 0 is code that a macro wrote: it stands at the line that asked for it.

defmodule Oracle.Tracer do
  @moduledoc "Keeps what the compiler tells, in a table that every compiling process may write to."

  def start, do: :ets.new(__MODULE__, [:named_table, :public, :duplicate_bag])

  def take do
    found = :ets.tab2list(__MODULE__)
    :ets.delete_all_objects(__MODULE__)
    found
  end

  def trace({:on_module, bytecode, _}, env) do
    :ets.insert(__MODULE__, {:module, inspect(env.module), definitions(bytecode)})
    :ok
  end

  def trace(event, env) do
    case said(event) do
      nil -> :ok
      {meta, what} -> :ets.insert(__MODULE__, {:event, env.file, line(meta, env), column(meta), within(env), what})
    end

    :ok
  end

  defp said({kind, meta, module}) when kind == :alias_reference, do: {meta, [kind, inspect(module)]}
  defp said({:alias_expansion, meta, as, module}), do: {meta, [:alias_expansion, inspect(as), inspect(module)]}
  defp said({:alias, meta, module, as, _}), do: {meta, [:alias, inspect(as), inspect(module)]}
  defp said({:import, meta, module, _}), do: {meta, [:import, inspect(module)]}
  defp said({:require, meta, module, _}), do: {meta, [:require, inspect(module)]}
  defp said({:struct_expansion, meta, module, _}), do: {meta, [:struct_expansion, inspect(module)]}
  defp said({kind, meta, name, arity}) when kind in [:local_function, :local_macro], do: {meta, [kind, name, arity]}

  defp said({kind, meta, module, name, arity})
       when kind in [:imported_function, :imported_macro, :remote_function, :remote_macro],
       do: {meta, [kind, inspect(module), name, arity]}

  defp said(_), do: nil

  defp line(meta, env), do: Keyword.get(meta, :line, env.line)

  # Code that a quote keeps the location of has columns of the macro's file.
  defp column(meta), do: if(meta[:keep] || meta[:generated], do: 0, else: Keyword.get(meta, :column, 0))

  defp within(%{module: module, function: {name, arity}}), do: [inspect(module), name, arity]
  defp within(%{module: module}), do: [inspect(module)]

  defp definitions(bytecode) do
    {:ok, {_, [debug_info: {:debug_info_v1, _, {:elixir_v1, map, _}}]}} = :beam_lib.chunks(bytecode, [:debug_info])
    for {{name, arity}, kind, _, _} <- map.definitions, do: [name, arity, kind]
  end
end

defmodule Oracle do
  @moduledoc "Compiles each program in memory, tells what was resolved, forgets it again."

  def program(files) do
    here = File.cwd!()
    {status, found, _} = quietly(fn -> Kernel.ParallelCompiler.compile(files, return_diagnostics: true) end)
    told = Oracle.Tracer.take()
    modules = for {:module, name, definitions} <- told, do: [name, Enum.sort(definitions)]
    Enum.each(modules, fn [name, _] -> forget(name) end)

    %{
      ok: status == :ok,
      errors: if(status == :ok, do: [], else: Enum.map(found, &error(&1, here))),
      modules: Enum.sort(modules),
      events: for({:event, file, line, column, within, what} <- told, do: [relative(file, here), line, column, within | what])
    }
  end

  defp error(diagnostic, here) do
    "#{relative(diagnostic.file || "", here)}: #{diagnostic.message}" |> String.replace_invalid()
  end

  defp relative(file, here), do: Path.relative_to(file, here)

  defp forget(name) do
    {module, _} = Code.eval_string(name)
    :code.purge(module)
    :code.delete(module)
    :code.purge(module)
  end

  # Module bodies may print, and warnings are no news here.
  defp quietly(fun) do
    {:ok, elsewhere} = StringIO.open("")
    errors = Process.whereis(:standard_error)
    Process.unregister(:standard_error)
    Process.register(elsewhere, :standard_error)
    Process.group_leader(self(), elsewhere)

    try do
      fun.()
    after
      Process.unregister(:standard_error)
      Process.register(errors, :standard_error)
    end
  end
end

Oracle.Tracer.start()

Code.compiler_options(
  ignore_module_conflict: true,
  debug_info: true,
  tracers: [Oracle.Tracer],
  parser_options: [columns: true]
)

programs = "programs.json" |> File.read!() |> JSON.decode!()
File.write!("answers.json", JSON.encode!(Enum.map(programs, &Oracle.program/1)))
