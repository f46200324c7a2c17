package beam;

/** A pair: {a, b}. **/
abstract Tuple2<A, B>(Term) to Term {
	public static inline function make<A, B>(a: A, b: B): Tuple2<A, B> return cast untyped __elixir__("{{0}, {1}}", a, b);

	public var _0(get, never): A;
	inline function get__0(): A return cast untyped __elixir__("elem({0}, 0)", this);

	public var _1(get, never): B;
	inline function get__1(): B return cast untyped __elixir__("elem({0}, 1)", this);
}
