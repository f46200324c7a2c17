defmodule Quoting do
  defmacro __using__(opts) do
    quote bind_quoted: [opts: opts] do
      def child_spec(arg), do: %{id: __MODULE__, start: {__MODULE__, :start_link, [arg, unquote(opts)]}}
      defp hidden(unquote_splicing(args)), do: unquote(body)
    end
  end

  def plain(x) when is_list(x) do
    x |> Enum.map(&to_string/1) |> Enum.join(",")
  rescue
    e in ArgumentError -> reraise(e, __STACKTRACE__)
  after
    :done
  end

  def returns_a_quote(x) do
    quote do: unquote(x)
  end

  defp short(x), do: Foo.Bar.baz(x) + qux(x)
  defp unquote(name)(a), do: a
  def head_only(a, b \\ 1)
  def operator(a + b), do: a
  def a <> b, do: {a, b}
end
