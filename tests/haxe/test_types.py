"""Elixir types in Haxe: `signature` shows what one spec becomes."""

import pytest

from emitter.haxe import emit
from models.modules import ModuleKind, Spec
from models.types import (
    BitstringType,
    FunctionType,
    IntegerType,
    KeywordType,
    LabelledType,
    ListType,
    MapEntry,
    MapType,
    RangeType,
    TupleType,
    Type,
    UnknownType,
    VariableType,
)
from tests.haxe.build import (
    atom,
    define,
    either,
    function,
    module,
    pair,
    project,
    signature,
    spec,
    specified,
    struct,
    t,
)

INT = t("integer")
STRING = t("t", module="String")


@pytest.mark.parametrize(
    ("elixir", "haxe"),
    [
        (STRING, "String"),
        (t("binary"), "String"),
        (BitstringType(text="<<_::8>>"), "String"),
        (INT, "Int"),
        (IntegerType(value=3), "Int"),
        (RangeType(first=1, last=9), "Int"),
        (t("number"), "Float"),
        (t("boolean"), "Bool"),
        (atom("true"), "Bool"),
        (atom("ok"), "Atom"),
        (either(atom("a"), atom("b")), "Atom"),
        (t("pid"), "Pid"),
        (t("reference"), "Ref"),
        (t("term"), "Term"),
        (ListType(item=INT), "Array<Int>"),
        (ListType(item=None), "Array<Term>"),
        (t("list", INT), "Array<Int>"),
        (t("keyword"), "Array<Tuple2<Atom, Term>>"),
        (t("t", INT, module="Keyword"), "Array<Tuple2<Atom, Int>>"),
        (KeywordType(entries=(("a", INT), ("b", INT))), "Array<Tuple2<Atom, Int>>"),
        (TupleType(items=(INT, STRING)), "Tuple2<Int, String>"),
        (TupleType(items=(INT, INT, INT, INT, INT)), "Term"),
        (TupleType(items=(INT,)), "Term"),
        (LabelledType(name="id", type=INT), "Int"),
        (either(INT, atom("nil")), "Null<Int>"),
        (either(t("term"), atom("nil")), "Term"),
        (atom("nil"), "Null<Atom>"),
        (either(pair("ok", INT), pair("error", t("atom"))), "Result<Int, Atom>"),
        (either(pair("ok", INT), pair("error", INT), pair("error", STRING)), "Result<Int, Union2<Int, String>>"),
        (either(atom("ok"), pair("error", STRING)), "OkOr<String>"),
        (either(pair("ok", INT), atom("error")), "OrError<Int>"),
        (either(pair("ok", INT), pair("error", INT), atom("nil")), "Null<Result<Int, Int>>"),
        (either(INT, STRING), "Union2<Int, String>"),
        (either(pair("a", INT), pair("b", STRING), INT), "Union2<Tuple2<Atom, Union2<Int, String>>, Int>"),
        (either(INT, t("float")), "Float"),
        (either(INT, t("no_return")), "Int"),
        (t("no_return"), "Void"),
        (t("on_start", module="GenServer"), "Union2<Result<Pid, Term>, Atom>"),
        (FunctionType(params=(INT,), result=STRING), "(Int) -> String"),
        (FunctionType(params=(), result=INT), "() -> Int"),
        (FunctionType(params=None, result=INT), "Term"),
        (t("t", module="Ecto.Changeset"), "ChangesetEx"),
        (t("t", INT, module="Ecto.Changeset"), "ChangesetEx"),
        (t("result", module="Tesla.Env"), "EnvResultEx"),
        (t("posix", module=":file"), "Atom"),
        (t("t", module="Enumerable"), "Term"),
        (MapType(entries=(MapEntry(key=STRING, value=INT),)), "Map<String, Int>"),
        (MapType(entries=(MapEntry(key=t("atom"), value=INT),)), "Term"),
        (MapType(entries=(MapEntry(key=atom("max_size"), value=INT),)), "{maxSize: Int}"),
        (MapType(entries=(MapEntry(key=atom("a"), value=INT, required=False),)), "{?a: Int}"),
        (MapType(entries=(MapEntry(key=atom("default"), value=INT),)), "Term"),
        (UnknownType(text="?"), "Term"),
    ],
)
def test_a_result(elixir: Type, haxe: str) -> None:
    assert signature(specified("f", (), elixir)) == f"f(): {haxe}"


def test_aliases_are_followed() -> None:
    types = (define("id", t("key")), define("key", INT))
    assert signature(specified("f", (t("id"),), t("id")), *types) == "f(a: Int): Int"


def test_a_recursive_alias_ends() -> None:
    tree = define("tree", TupleType(items=(INT, t("tree"))))
    assert signature(specified("f", (), t("tree")), tree) == "f(): Tuple2<Int, Term>"


def test_an_alias_of_itself_ends() -> None:
    assert signature(specified("f", (), t("x")), define("x", either(t("x"), INT))) == "f(): Term"


def test_parameters_of_types_are_filled_in() -> None:
    page = define("page", TupleType(items=(INT, VariableType(name="x"))), params=("x",))
    assert signature(specified("f", (), t("page", STRING)), page) == "f(): Tuple2<Int, String>"


def test_a_set_of_atoms_with_a_name_is_a_type() -> None:
    role = define("role", either(atom("admin"), atom("guest")))
    assert signature(specified("f", (t("role"),), either(t("role"), atom("nil"))), role) == "f(a: MRole): Null<MRole>"


def test_a_map_with_a_name_is_a_type_even_when_recursive() -> None:
    tree = define("tree", MapType(entries=(MapEntry(key=atom("next"), value=either(t("tree"), atom("nil"))),)))
    assert signature(specified("f", (), t("tree")), tree) == "f(): MTree"


def test_a_struct_is_the_class_of_its_module() -> None:
    user = module("A.User", struct=struct("id"))
    typed = module("A.Item", types=(define("t", MapType(struct="A.Item", entries=())),), struct=struct("id"))
    found = specified("f", (t("t", module="A.User"), t("t", module="A.Item")), MapType(struct="A.User", entries=()))
    assert signature(found, others=(user, typed)) == "f(a: UserEx, b: ItemEx): UserEx"


def test_a_type_of_a_module_without_a_stub_is_a_term() -> None:
    assert signature(specified("f", (), t("t", module="A.Gone")), others=(module("A.Gone"),)) == "f(): Term"


def test_type_variables() -> None:
    found = specified("f", (VariableType(name="a"), VariableType(name="key")), VariableType(name="a"), a=t("var"))
    assert signature(found) == "f<A, TKey>(a: A, b: TKey): A"
    assert signature(specified("f", (VariableType(name="a"),), INT, a=STRING)) == "f(a: String): Int"
    assert signature(specified("f", (), VariableType(name="a"), a=t("var"))) == "f(): Term"


def test_specs_that_differ_clearly_are_overloads_and_others_are_joined() -> None:
    apart = (spec("f", (INT,), INT), spec("f", (STRING,), STRING))
    joined = (spec("f", (t("atom"),), INT), spec("f", (t("pid"),), STRING))
    assert signatures_of(apart) == ["f(a: Int): Int", "f(a: String): String"]
    assert signatures_of(joined) == ["f(a: Union2<Atom, Pid>): Union2<Int, String>"]


def signatures_of(specs: tuple[Spec, ...]) -> list[str]:
    text = emit(project(module("M", function("f", "a", specs=specs))))["src/MEx.hx"]
    return [
        line.split("function ")[1][:-1] for line in text.splitlines() if line.endswith(";") and "function f" in line
    ]


def test_a_recursive_union_ends() -> None:
    data = define("data", either(INT, ListType(item=either(t("data"), STRING))))
    assert signature(specified("f", (), t("data")), data) == "f(): Union2<Int, Array<Term>>"


def test_an_alias_in_two_members_is_no_recursion() -> None:
    types = (define("id", either(INT, STRING)), define("ids", either(t("id"), ListType(item=t("id")))))
    assert signature(specified("f", (), t("ids")), *types) == "f(): Union3<Int, String, Array<Union2<Int, String>>>"


def test_a_struct_that_a_macro_defines_is_known_by_its_type() -> None:
    schema = module("A.User", types=(define("t", MapType(struct="A.User", entries=())),))
    assert signature(specified("f", (), t("t", module="A.User")), others=(schema,)) == "f(): UserEx"


def test_a_protocol_is_any_value() -> None:
    protocol = module("A.P", specified("g", (t("t"),), t("t"))).model_copy(update={"kind": ModuleKind.PROTOCOL})
    assert signature(specified("f", (), t("t", module="A.P")), others=(protocol,)) == "f(): Term"
