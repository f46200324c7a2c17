"""Reflaxe.Elixir 1.1 (run: 1.1.7 on Haxe 4.3.7), and plain Haxe from 4.2.5 on."""

from emitter.haxe.profile import Profile

# Measured on Haxe 4.2.5 and 4.3.7: the parser refuses exactly these as a name.
KEYWORDS = """
    function class static var if else while do for break return continue extends implements import
    switch case default public private try untyped catch new this throw extern enum in interface
    cast override typedef package inline using null true false abstract macro final operator
    overload dynamic
"""

# Haxe takes these as a name, but then refuses the name as a value.
NO_VALUES = ("super",)

# `__module__` is ours, in every stub. `_new` is what Haxe itself calls an abstract's constructor;
# `__init__` would run when the class is loaded.
RESERVED_MEMBERS = ("__module__", "__init__", "_new")

# A generated type of this name would hide the one that the stubs mean.
RESERVED_TYPES = """
    Any Array Bool Class Date DateTools Dynamic EReg Enum EnumValue Float Int IntIterator Iterable
    Iterator Lambda List Map Math Null Reflect Single Std String StringBuf StringTools Sys Type UInt
    UnicodeString ValueType Void Xml
"""

TRAPS = (
    "A function as a value (`xs.map(AccountsEx.get)`) is emitted as a syntax error: write `x -> AccountsEx.get(x)`.",
    "Structures are read-only here, since an assignment would write a string key: build new ones.",
    "`X.LiveView.assign` is always rewritten to `Phoenix.Component.assign`.",
    "`-D reflaxe_elixir_strict` refuses code that injects Elixir, as atoms and messages do here.",
)

PROFILE = Profile(
    name="reflaxe_elixir_1_1",
    target="Reflaxe.Elixir 1.1.7 (Haxe 4.2.5 or newer)",
    traps=TRAPS,
    keywords=frozenset((*KEYWORDS.split(), *NO_VALUES)),
    reserved_members=frozenset(RESERVED_MEMBERS),
    reserved_types=frozenset(RESERVED_TYPES.split()),
    # A class named like the last segment of another module is called as if it were that module
    # (silent recursion), and `...Presence`, `...PubSub`, `...LiveView` are rewritten. The suffix also
    # keeps stubs apart from Haxe's own Map, List, Date, String.
    class_suffix="Ex",
    # Without its colon `:lists` would become `MyApp.Lists`: these live apart, and always carry it.
    erlang_package="erl",
    # `?x` and `x = 1` are always passed, as nil, and defaults are lost: hence a signature per arity.
    overload="extern overload",
    # What beam/ has.
    largest_tuple=4,
    largest_union=4,
    # `@:native("M.f")` is split at its last dot, so `..` and `...` name another function.
    unspeakable_in_native=frozenset("."),
)
