package beam;

/** A triple: {a, b, c}. **/
abstract Tuple3<A, B, C>(Term) to Term {
	public static inline function make<A, B, C>(a: A, b: B, c: C): Tuple3<A, B, C> return cast untyped __elixir__("{{0}, {1}, {2}}", a, b, c);

	public var _0(get, never): A;
	inline function get__0(): A return cast untyped __elixir__("elem({0}, 0)", this);

	public var _1(get, never): B;
	inline function get__1(): B return cast untyped __elixir__("elem({0}, 1)", this);

	public var _2(get, never): C;
	inline function get__2(): C return cast untyped __elixir__("elem({0}, 2)", this);
}
