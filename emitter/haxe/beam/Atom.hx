package beam;

/** An Elixir atom. Literals are built by injection only, so they can never decay to binaries. **/
abstract Atom(Term) to Term {
	/** String.to_atom/1, at run time. For a literal prefer a generated atom type. **/
	public static inline function fromString(text: String): Atom return cast untyped __elixir__("String.to_atom({0})", text);

	public inline function toString(): String return cast untyped __elixir__("Atom.to_string({0})", this);

	public static var ok(get, never): Atom;
	static inline function get_ok(): Atom return cast untyped __elixir__(":ok");

	public static var error(get, never): Atom;
	static inline function get_error(): Atom return cast untyped __elixir__(":error");
}
