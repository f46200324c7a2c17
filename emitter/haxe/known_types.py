"""Types that need no definition: Elixir's built-in ones, and the standard library's, in terms of these."""

from __future__ import annotations

from collections.abc import Mapping

from emitter.haxe.haxe_types import (
    ATOM,
    BOOL,
    FLOAT,
    INT,
    PID,
    PORT,
    REF,
    STRING,
    HaxeType,
    Hole,
    Why,
    array,
    beam,
)
from models.types import AtomType, IntegerType, ListType, NamedType, TupleType, Type, UnionType

_TERM = Hole(Why.ANY)
_KEYWORD = array(beam("Tuple2", ATOM, _TERM))

NOTHING = frozenset(("none", "no_return"))
"""No term at all: a function that returns this never returns."""

BUILT_IN: Mapping[str, HaxeType] = {
    **dict.fromkeys(("any", "term", "dynamic"), _TERM),
    **dict.fromkeys(NOTHING, Hole(Why.ANY)),
    **dict.fromkeys(("atom", "module", "node"), ATOM),
    **dict.fromkeys(("integer", "non_neg_integer", "pos_integer", "neg_integer", "byte", "char", "arity"), INT),
    **dict.fromkeys(("float", "number"), FLOAT),
    **dict.fromkeys(("binary", "nonempty_binary", "bitstring", "nonempty_bitstring"), STRING),
    **dict.fromkeys(("charlist", "nonempty_charlist", "string", "nonempty_string"), array(INT)),
    **dict.fromkeys(("list", "nonempty_list", "maybe_improper_list", "nonempty_maybe_improper_list"), array(_TERM)),
    **dict.fromkeys(("fun", "function"), Hole(Why.FUNCTION)),
    **dict.fromkeys(("map", "struct"), Hole(Why.MAP)),
    "boolean": BOOL,
    "pid": PID,
    "reference": REF,
    "port": PORT,
    "tuple": Hole(Why.TUPLE),
    "keyword": _KEYWORD,
    "identifier": beam("Union3", PID, PORT, REF),
    "iolist": array(_TERM),
    "iodata": beam("Union2", STRING, array(_TERM)),
    "timeout": beam("Union2", INT, ATOM),
    "mfa": beam("Tuple3", ATOM, ATOM, INT),
}

_ANY = NamedType(name="term")


def _named(name: str) -> NamedType:
    return NamedType(name=name)


def _pair(tag: str, value: Type) -> TupleType:
    return TupleType(items=(AtomType(value=tag), value))


def _union(*members: Type) -> UnionType:
    return UnionType(members=members)


_NAME = _union(_named("atom"), TupleType(items=(AtomType(value="global"), _ANY)),
               TupleType(items=(AtomType(value="via"), _named("module"), _ANY)))  # fmt: skip
_SERVER = _union(_named("pid"), _NAME, TupleType(items=(_named("atom"), _named("node"))))
_ON_START = _union(_pair("ok", _named("pid")), AtomType(value="ignore"), _pair("error", _ANY))

_ANYTHING = (
    *((protocol, "t") for protocol in ("Collectable", "Enumerable", "Inspect", "List.Chars", "String.Chars")),
    *(("Macro", name) for name in ("t", "input", "output")),
    ("Access", "key"),
    ("Ecto.Queryable", "t"),
    ("Ecto.Schema", "t"),
    ("Plug", "opts"),
)
"""Types that any term may have, or any value of a protocol."""

STANDARD: Mapping[tuple[str, str], Type] = {
    **{("String", name): _named("binary") for name in ("t", "codepoint", "grapheme")},
    ("Path", "t"): _named("iodata"), ("IO", "chardata"): _named("iodata"),
    **{(module, "on_start"): _ON_START for module in ("GenServer", "Supervisor", "Agent", "Task.Supervisor")},
    **{(module, "server"): _SERVER for module in ("GenServer",)},
    **{(module, "supervisor"): _SERVER for module in ("Supervisor", "DynamicSupervisor")},
    **{(module, "name"): _NAME for module in ("GenServer", "Supervisor", "DynamicSupervisor", "Agent")},
    ("Agent", "agent"): _SERVER,
    ("GenServer", "from"): TupleType(items=(_named("pid"), _ANY)),
    ("GenServer", "options"): _named("keyword"),
    ("DynamicSupervisor", "on_start_child"): _union(
        _pair("ok", _named("pid")),
        TupleType(items=(AtomType(value="ok"), _named("pid"), _ANY)),
        AtomType(value="ignore"),
        _pair("error", _ANY),
    ),
    ("Keyword", "t"): _named("keyword"),
    ("Keyword", "key"): _named("atom"),
    **dict.fromkeys(_ANYTHING, _ANY),
    ("Ecto.UUID", "t"): _named("binary"),
    ("Calendar", "year"): _named("integer"),
    ("System", "time_unit"): _union(_named("atom"), _named("pos_integer")),
    ("Registry", "registry"): _named("atom"),
    ("Process", "dest"): _union(_named("pid"), _named("port"), _named("atom"),
                                TupleType(items=(_named("atom"), _named("node")))),
    ("File", "posix"): _named("atom"),
    ("Node", "t"): _named("node"),
    ("Task", "ref"): _named("reference"),
    (":inet", "port_number"): IntegerType(value=0),
    (":file", "posix"): _named("atom"),
    (":unicode", "chardata"): _named("iodata"),
    ("Logger", "level"): _named("atom"),
    ("Charlist", "t"): ListType(item=_named("integer")),
}  # fmt: skip

PARAMETRIC = frozenset(("list", "nonempty_list", "keyword", "as_boolean", "maybe_improper_list"))
"""Built-in types that take a type argument we can use."""
