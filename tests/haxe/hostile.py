"""A project in which everything has a name that some language, file system or comment trips over."""

from emitter.haxe.profiles import REFLAXE_ELIXIR_1_1 as PROFILE
from models.constructs.gen_server import MessageKind
from models.modules import FunctionKind, Module
from models.patterns import AtomShape, IntegerShape, PrefixShape, Shape, StringShape, StructShape, TupleShape
from models.project import Project
from models.types import MapEntry, MapType
from tests.haxe.build import (
    atom,
    define,
    either,
    function,
    message,
    module,
    project,
    server,
    specified,
    struct,
    t,
    tagged,
    var,
)

HAXE_WORDS = (
    *sorted(PROFILE.keywords),
    "__module__",
    "__init__",
    "_new",
    "make",
    "update",
    "toString",
    "String",
    "super",
)
ELIXIR_WORDS = ("end", "fn", "nil", "do", "and", "when", "<~>", "+", "=~", "..", "|>", "weird name", "élan", "名前", "")
FURTHER = ('a"b', "a\\b", "a\nb", "{0}", "$x", "'", "1st", "Foo", "getUser", "get_user", "foo?", "foo!", "foo_q", "*/")
HOSTILE = (*HAXE_WORDS, *ELIXIR_WORDS, *FURTHER)


def hostile(name: str) -> Module:
    """A module in which everything is called by a hostile name."""
    own = t("t", module=name)
    return module(
        name,
        *(function(word, word, word) for word in HOSTILE),
        *(function(f"{word}x", kind=FunctionKind.DEFMACRO, doc=word) for word in HOSTILE),
        specified("typed", (own, t("everything"), t("role"), t("map")), t("opaque")),
        types=(
            define("role", either(*(atom(word) for word in HOSTILE)), doc="*/"),
            define("everything", MapType(entries=tuple(MapEntry(key=atom(word), value=t("role")) for word in HOSTILE))),
            define(
                "fields",
                MapType(entries=(MapEntry(key=atom("get_x"), value=own), MapEntry(key=atom("super"), value=own))),
            ),
            define("opaque", t("term"), "opaque"),
            *(
                define(word, either(atom("a"), atom("b")))
                for word in ("ex", "call", "call_view", "new", "string", "q?")
            ),
        ),
        struct=struct(*HOSTILE, enforced=HOSTILE[::2]),
        doc="/* */ **/",
    )


HOSTILE_MODULES = (
    "Map", "String", "Date", "Array", "Std", "Type", "Dynamic", "Void", "Beam", "Beam.Term", "Beam.Atom", "Haxe.Ds", "A.User",
    "A.B.User", "B.User", "User", "A.HTTP", "A.Http", "A.Default.New", "A.Switch", "lists", "my.mod", "Elixir", "weird mod", "{0}",
)  # fmt: skip


def hostile_project() -> Project:
    patterns: list[Shape] = [AtomShape(value=word) for word in HOSTILE]
    texts: list[Shape] = [StringShape(value=word) for word in HOSTILE]
    prefixes: list[Shape] = [PrefixShape(value=word, rest=var("rest")) for word in HOSTILE]
    tuples: list[Shape] = [tagged(word, var(word), TupleShape(items=(IntegerShape(value=1),))) for word in HOSTILE]
    structs: list[Shape] = [StructShape(module=name, fields=()) for name in HOSTILE_MODULES]
    shapes = (*patterns, *texts, *prefixes, *tuples, *structs)
    servers = (
        server(name, *(message(kind, shape) for kind in MessageKind for shape in shapes))
        for name in HOSTILE_MODULES[:3]
    )
    return project(*map(hostile, HOSTILE_MODULES), constructs=tuple(servers))
