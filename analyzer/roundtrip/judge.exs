# The Elixir half of the judge (judge.py has the other, and tells how an AST is encoded). It
# ends where `Judge.serve` is to be called. Reads requests on fd 0, answers on fd 1, both framed by a
# four-byte length. A request is
#   <<header_size::32, header, then for each blob <<size::32, bytes>>>>
# where the header is the name of the work and its arguments, words with a space between. It runs
# on any Elixir from 1.14 on.
# and an answer is, for each blob or program, <<status (0 ok, 1 refused), size::32, bytes>>.

defmodule Judge.Quoted do
  @moduledoc """
  A quoted expression as compact JSON, all metadata dropped, in the words of today's Elixir.

  Before 1.17 `...` was a variable; before 1.15 a negation that stands alone was in a block of its
  own with or without parentheses, so that there it is shown in none.
  """

  @dots_are_a_variable Version.match?(System.version(), "< 1.17.0-dev")
  @negations_alone_are_blocks Version.match?(System.version(), "< 1.15.0-dev")

  def json(quoted), do: quoted |> term() |> IO.iodata_to_binary()

  defp term(atom) when is_atom(atom), do: [~s({"a":), string(Atom.to_string(atom)), ?}]
  defp term(int) when is_integer(int), do: [~s({"i":"), Integer.to_string(int), ~s("})]
  defp term(float) when is_float(float), do: [~s({"f":"), Float.to_string(float), ~s("})]
  defp term(bin) when is_binary(bin), do: [~s({"s":"), Base.encode64(bin), ~s("})]
  defp term(list) when is_list(list), do: terms(list)
  defp term({left, right}), do: [~s({"t":[), term(left), ?,, term(right), "]}"]

  if @dots_are_a_variable do
    # All but the function's name in `&.../2`.
    defp term({:/, _, [{:..., _, nil}, arity]}) when is_integer(arity),
      do: [~s({"c":[{"a":"/"},[{"v":"..."},), term(arity), "]]}"]

    defp term({:..., meta, nil}), do: term({:..., meta, []})
  end

  if @negations_alone_are_blocks do
    defp term({:__block__, _meta, [{name, _, [_]} = only]}) when name in [:not, :!], do: term(only)
  end

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
  @moduledoc "Answers requests until its input is closed; `more` has work that is not known here."

  alias Judge.Quoted

  def serve(more \\ %{}) do
    port = Port.open({:fd, 0, 1}, [:binary, :eof, packet: 4])
    loop(port, more)
  end

  defp loop(port, more) do
    receive do
      {^port, {:data, request}} ->
        Port.command(port, answer(request, more))
        loop(port, more)

      {^port, :eof} ->
        :ok
    end
  end

  defp answer(<<size::32, header::binary-size(size), blobs::binary>>, more) do
    [op | words] = String.split(header, " ")
    blobs = blobs(blobs)

    case more do
      %{^op => work} -> words |> work.(blobs) |> Enum.map(&framed/1)
      _ -> work(op, words, blobs)
    end
  end

  defp blobs(<<size::32, blob::binary-size(size), rest::binary>>), do: [blob | blobs(rest)]
  defp blobs(<<>>), do: []

  defp work("version", _words, _blobs), do: framed({0, System.version()})
  defp work("parse", _words, blobs), do: each(blobs, &{0, Quoted.json(quoted(&1))})

  defp work("read", _words, blobs), do: each(blobs, &{0, read(&1)})

  defp work("format", [line_length | locals], blobs) do
    locals = for [name, arity] <- Enum.chunk_every(locals, 2), do: {String.to_atom(name), local_arity(arity)}
    options = [line_length: String.to_integer(line_length), locals_without_parens: locals]
    each(blobs, &{0, formatted(&1, options)})
  end

  # Time for parsing everything on one core, nothing else counted.
  defp work("time", _words, blobs) do
    {micros, :ok} = :timer.tc(fn -> Enum.each(blobs, &forgiving/1) end)
    framed({0, Integer.to_string(micros)})
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

  # The quoted expression, then the comments, a line each.
  defp read(source) do
    {quoted, comments} = Code.string_to_quoted_with_comments!(source, emit_warnings: false)
    comments = for comment <- comments, do: "\n#{comment.line} #{comment.column} #{comment.text}"
    IO.iodata_to_binary([Quoted.json(quoted) | comments])
  end

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
  defp local_arity(arity), do: String.to_integer(arity)

  # Line and column, each where known, then Elixir's words.
  defp refusal(error) do
    message = Map.get(error, :description) || Exception.message(error)
    "#{Map.get(error, :line)} #{Map.get(error, :column)} #{message}"
  end

  defp framed({status, text}), do: <<status, byte_size(text)::32, text::binary>>
end
