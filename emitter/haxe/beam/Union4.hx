package beam;

/** One of 4 types. Each converts *to* the union; to read it, match on the term or claim a type with `as`. **/
abstract Union4<A, B, C, D>(Dynamic) from A from B from C from D {
	/** Claims that the value has the type `T`; nothing is checked. **/
	public inline function as<T>(): T return cast this;
}
