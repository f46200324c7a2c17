package beam;

/** What init/1 returns. **/
abstract InitResult<S>(Term) to Term {
	public static inline function ok<S>(state: S): InitResult<S> return cast untyped __elixir__("{:ok, {0}}", state);
	public static inline function okTimeout<S>(state: S, ms: Int): InitResult<S> return cast untyped __elixir__("{:ok, {0}, {1}}", state, ms);
	public static inline function okContinue<S>(state: S, next: Term): InitResult<S> return cast untyped __elixir__("{:ok, {0}, {:continue, {1}}}", state, next);
	public static inline function stop<S>(reason: Term): InitResult<S> return cast untyped __elixir__("{:stop, {0}}", reason);
	public static inline function ignore<S>(): InitResult<S> return cast untyped __elixir__(":ignore");
}

/** What handle_call/3 returns. **/
abstract CallResult<R, S>(Term) to Term {
	public static inline function reply<R, S>(reply: R, state: S): CallResult<R, S> return cast untyped __elixir__("{:reply, {0}, {1}}", reply, state);
	public static inline function replyContinue<R, S>(reply: R, state: S, next: Term): CallResult<R, S> return cast untyped __elixir__("{:reply, {0}, {1}, {:continue, {2}}}", reply, state, next);
	public static inline function noreply<R, S>(state: S): CallResult<R, S> return cast untyped __elixir__("{:noreply, {0}}", state);
	public static inline function stop<R, S>(reason: Term, reply: R, state: S): CallResult<R, S> return cast untyped __elixir__("{:stop, {0}, {1}, {2}}", reason, reply, state);
}

/** What handle_cast/2, handle_info/2 and handle_continue/2 return. **/
abstract CastResult<S>(Term) to Term {
	public static inline function noreply<S>(state: S): CastResult<S> return cast untyped __elixir__("{:noreply, {0}}", state);
	public static inline function noreplyTimeout<S>(state: S, ms: Int): CastResult<S> return cast untyped __elixir__("{:noreply, {0}, {1}}", state, ms);
	public static inline function noreplyContinue<S>(state: S, next: Term): CastResult<S> return cast untyped __elixir__("{:noreply, {0}, {:continue, {1}}}", state, next);
	public static inline function stop<S>(reason: Term, state: S): CastResult<S> return cast untyped __elixir__("{:stop, {0}, {1}}", reason, state);
}
