package beam;

/** Any Elixir term. One-way: everything converts *to* Term, nothing converts back without `as`. **/
abstract Term(Dynamic) from Dynamic {
	public static inline function of<T>(value: T): Term return cast value;
	/** Claims that the term has the type `T`; nothing is checked. **/
	public inline function as<T>(): T return cast this;
}
