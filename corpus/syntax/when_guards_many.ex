fn a, b when a > b -> a end
fn (a, b) when a > b -> a end
fn (a, b when a > b) -> a end
fn (a when a > b) -> a end
fn a when a > 1 when a < 9 -> a end
fn () when true -> 1 end
fn () -> 1 end
fn -> 1 end
fn a: 1, b: 2 -> 1 end
fn x, a: 1 -> x end
fn x ->
  x
end
fn
  1 -> :one
  2 ->
    :two
  _ -> nil
end
(x -> x)
(-> x)
(a, b -> c; d -> e)
fn unquote_splicing(args) -> 1 end
fn (unquote_splicing(args)) -> 1 end
fn x -> unquote_splicing(args) end
def f(x) when x in [1, 2] when is_nil(x), do: x
@spec f(a) :: b when a: integer, b: term
fn {a, b}, %{c: c} -> a + b + c end
