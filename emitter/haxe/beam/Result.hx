package beam;

/** {:ok, value} | {:error, error}. `extern` keeps Reflaxe from emitting a `defmodule Result`. **/
@:elixirIdiomatic
extern enum Result<T, E> {
	Ok(value: T);
	Error(error: E);
}
