package beam;

/** One of 3 types. Each converts *to* the union; to read it, match on the term or claim a type with `as`. **/
abstract Union3<A, B, C>(Dynamic) from A from B from C {
	/** Claims that the value has the type `T`; nothing is checked. **/
	public inline function as<T>(): T return cast this;
}
