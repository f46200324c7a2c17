package beam;

/** :ok | {:error, e}: the bare atom is what a Haxe enum cannot spell. **/
@:using(beam.OkOr.OkOrTools)
abstract OkOr<E>(Term) to Term {
	public static inline function ok<E>(): OkOr<E> return cast untyped __elixir__(":ok");
	public static inline function error<E>(error: E): OkOr<E> return cast untyped __elixir__("{:error, {0}}", error);
}

/** A class of its own, never inline: Reflaxe misprints an inlined temporary inside a case head. **/
@:native("Beam.OkOr")
class OkOrTools {
	/** To switch on: :ok becomes Ok(null). **/
	public static function view<E>(raw: OkOr<E>): Result<Null<Term>, E>
		return cast untyped __elixir__("case {0} do :ok -> {:ok, nil}; other -> other end", raw);
}
