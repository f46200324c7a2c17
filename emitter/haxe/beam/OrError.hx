package beam;

/** {:ok, value} | :error, as Map.fetch/2 answers. **/
@:using(beam.OrError.OrErrorTools)
abstract OrError<T>(Term) to Term {
	public static inline function ok<T>(value: T): OrError<T> return cast untyped __elixir__("{:ok, {0}}", value);
	public static inline function error<T>(): OrError<T> return cast untyped __elixir__(":error");
}

/** A class of its own, never inline: Reflaxe misprints an inlined temporary inside a case head. **/
@:native("Beam.OrError")
class OrErrorTools {
	/** To switch on: :error becomes Error(null). **/
	public static function view<T>(raw: OrError<T>): Result<T, Null<Term>>
		return cast untyped __elixir__("case {0} do :error -> {:error, nil}; other -> other end", raw);
}
