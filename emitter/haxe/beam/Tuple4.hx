package beam;

/** A tuple of four: {a, b, c, d}. **/
abstract Tuple4<A, B, C, D>(Term) to Term {
	public static inline function make<A, B, C, D>(a: A, b: B, c: C, d: D): Tuple4<A, B, C, D> return cast untyped __elixir__("{{0}, {1}, {2}, {3}}", a, b, c, d);

	public var _0(get, never): A;
	inline function get__0(): A return cast untyped __elixir__("elem({0}, 0)", this);

	public var _1(get, never): B;
	inline function get__1(): B return cast untyped __elixir__("elem({0}, 1)", this);

	public var _2(get, never): C;
	inline function get__2(): C return cast untyped __elixir__("elem({0}, 2)", this);

	public var _3(get, never): D;
	inline function get__3(): D return cast untyped __elixir__("elem({0}, 3)", this);
}
