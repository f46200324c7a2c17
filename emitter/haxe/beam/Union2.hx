package beam;

/** One of 2 types. Each converts *to* the union; to read it, match on the term or claim a type with `as`. **/
abstract Union2<A, B>(Dynamic) from A from B {
	/** Claims that the value has the type `T`; nothing is checked. **/
	public inline function as<T>(): T return cast this;
}
