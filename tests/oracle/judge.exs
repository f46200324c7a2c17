# The Elixir half of the judge (its Python half, and the encoding of the AST, are
# described in judge.py). Reads requests on fd 0, answers on fd 1, both framed by a
# four-byte length. A request is
#   <<header_size::32, header (JSON), then for each blob <<size::32, bytes>>>>
# and an answer is, for each blob or program, <<status (0 ok, 1 refused), size::32, bytes>>.

defmodule Judge.Quoted do
  @moduledoc "A quoted expression as compact JSON, all metadata dropped."

  def json(quoted), do: quoted |> term() |> IO.iodata_to_binary()

  defp term(atom) when is_atom(atom), do: [~s({"a":), string(Atom.to_string(atom)), ?}]
  defp term(int) when is_integer(int), do: [~s({"i":"), Integer.to_string(int), ~s("})]
  defp term(float) when is_float(float), do: [~s({"f":"), Float.to_string(float), ~s("})]
  defp term(bin) when is_binary(bin), do: [~s({"s":"), Base.encode64(bin), ~s("})]
  defp term(list) when is_list(list), do: terms(list)
  defp term({left, right}), do: [~s({"t":[), term(left), ?,, term(right), "]}"]

  defp term({name, _meta, context}) when is_atom(name) and is_atom(context),
    do: [~s({"v":), string(Atom.to_string(name)), ?}]

  defp term({form, _meta, args}) when is_list(args),
    do: [~s({"c":[), term(form), ?,, terms(args), "]}"]

  defp terms([]), do: "[]"
  defp terms([first | rest]), do: [?[, term(first), Enum.map(rest, &[?,, term(&1)]), ?]]

  defp string(text), do: [?", escape(text, text), ?"]

  # Most names need no escaping; look before copying.
  defp escape(<<c, _::binary>>, text) when c < 32 or c == ?" or c == ?\\,
    do: for(<<c <- text>>, into: "", do: escaped(c))

  defp escape(<<_, rest::binary>>, text), do: escape(rest, text)
  defp escape(<<>>, text), do: text

  defp escaped(?"), do: ~S(\")
  defp escaped(?\\), do: ~S(\\)
  defp escaped(?\n), do: ~S(\n)
  defp escaped(?\r), do: ~S(\r)
  defp escaped(?\t), do: ~S(\t)
  defp escaped(?\b), do: ~S(\b)
  defp escaped(?\f), do: ~S(\f)

  defp escaped(c) when c < 32,
    do: "\\u" <> String.pad_leading(String.downcase(Integer.to_string(c, 16)), 4, "0")

  defp escaped(c), do: <<c>>
end

defmodule Judge do
  @moduledoc "Answers requests until its input is closed."

  alias Judge.Quoted

  def serve do
    port = Port.open({:fd, 0, 1}, [:binary, :eof, packet: 4])
    loop(port)
  end

  defp loop(port) do
    receive do
      {^port, {:data, request}} ->
        Port.command(port, answer(request))
        loop(port)

      {^port, :eof} ->
        :ok
    end
  end

  defp answer(<<size::32, header::binary-size(size), blobs::binary>>) do
    header = JSON.decode!(header)
    work(header["op"], header, blobs(blobs))
  end

  defp blobs(<<size::32, blob::binary-size(size), rest::binary>>), do: [blob | blobs(rest)]
  defp blobs(<<>>), do: []

  defp work("version", _header, _blobs), do: framed({0, System.version()})
  defp work("parse", _header, blobs), do: each(blobs, &{0, Quoted.json(quoted(&1))})

  defp work("format", header, blobs) do
    locals = for [name, arity] <- header["locals"], do: {String.to_atom(name), local_arity(arity)}
    options = [line_length: header["line_length"], locals_without_parens: locals]
    each(blobs, &{0, formatted(&1, options)})
  end

  # Time for parsing everything on one core, nothing else counted.
  defp work("time", _header, blobs) do
    {micros, :ok} = :timer.tc(fn -> Enum.each(blobs, &forgiving/1) end)
    framed({0, Integer.to_string(micros)})
  end

  # header["programs"] tells how many of the blobs, in turn, make up each program.
  defp work("compile", header, blobs) do
    {answers, []} =
      Enum.map_reduce(header["programs"], blobs, fn count, blobs ->
        {sources, rest} = Enum.split(blobs, count)
        {framed(Judge.Compile.program(sources)), rest}
      end)

    answers
  end

  defp each(blobs, fun) do
    blobs
    |> Task.async_stream(&guarded(&1, fun), timeout: :infinity, ordered: true)
    |> Enum.map(fn {:ok, answer} -> framed(answer) end)
  end

  defp guarded(blob, fun) do
    fun.(blob)
  rescue
    error -> {1, refusal(error)}
  end

  defp quoted(source), do: Code.string_to_quoted!(source, emit_warnings: false)

  defp forgiving(source) do
    Code.string_to_quoted(source, emit_warnings: false)
  rescue
    UnicodeConversionError -> :error
  end

  defp formatted(source, options) do
    case Code.format_string!(source, options) do
      [] -> ""
      formatted -> IO.iodata_to_binary([formatted, ?\n])
    end
  end

  defp local_arity("*"), do: :*
  defp local_arity(arity), do: arity

  defp refusal(error) do
    position = Map.take(error, [:line, :column])
    message = Map.get(error, :description) || Exception.message(error)

    JSON.encode!(%{
      message: String.replace_invalid(message),
      line: position[:line],
      column: position[:column]
    })
  end

  defp framed({status, text}), do: <<status, byte_size(text)::32, text::binary>>
end

defmodule Judge.Compile do
  @moduledoc "Compiles a program in memory, tells what the compiler said, forgets it again."

  def program(sources) do
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
Judge.serve()
