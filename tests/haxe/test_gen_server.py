"""GenServers: constructors with the exact wire term, views, explained in docs."""

from emitter.haxe import emit
from models.constructs.gen_server import Message, MessageKind, Reply
from models.patterns import (
    AnyShape,
    AtomShape,
    AttributeShape,
    BoundShape,
    IntegerShape,
    ListShape,
    MapShape,
    PrefixShape,
    Shape,
    StringShape,
    StructShape,
    TupleShape,
)
from tests.haxe.build import HERE, message, module, project, server, struct, tagged, var

CALL = MessageKind.CALL


def stub(*messages: Message) -> str:
    built = project(module("A.B"), module("A.User", struct=struct("id")), constructs=(server("A.B", *messages),))
    return emit(built)["src/a/BEx.hx"].replace("\n\t\treturn", " return")


def constructor(pattern: Shape, guard: str | None = None) -> str:
    """The one constructor of a server whose only message is this: its head, and the term it builds."""
    [line] = [line for line in stub(message(CALL, pattern, guard)).splitlines() if "): BCall return" in line]
    head, term = line.split("function ")[1].split(": BCall return cast untyped __elixir__(")
    return f"{head} {term.removesuffix(');')}"


def test_terms() -> None:
    assert constructor(AtomShape(value="stats")) == 'stats() ":stats"'
    assert (
        constructor(tagged("put_all", var("key"), var("_v")))
        == 'putAll(key: Term, v: Term) "{:put_all, {0}, {1}}", key, v'
    )
    assert constructor(tagged("new", var())) == 'new_(arg1: Term) "{:new, {0}}", arg1'
    assert constructor(AtomShape(value="A.B", alias=True)) == 'q_A_B() "A.B"'
    assert constructor(StringShape(value='a"b')) == 'q_a_b() "\\"a\\\\\\"b\\""'
    assert constructor(TupleShape(items=(IntegerShape(value=0),))) == 'tuple1() "{ 0 }"'
    assert (
        constructor(tagged("a", PrefixShape(value="room:", rest=var("id"))))
        == 'a(id: String) "{:a, \\"room:\\" <> {0}}", id'
    )
    assert constructor(tagged("a", ListShape(items=(var("x"),), tail=var("rest")))) == (
        'a(x: Term, rest: Term) "{:a, [{0} | {1}]}", x, rest'
    )


def test_a_part_that_only_the_sender_knows_is_a_parameter() -> None:
    user = BoundShape(name="user", pattern=StructShape(module="A.User", fields=()))
    assert constructor(tagged("a", user)) == 'a(user: UserEx) "{:a, {0}}", user'
    assert constructor(tagged("a", MapShape(entries=()))) == 'a(arg1: Term) "{:a, {0}}", arg1'
    assert constructor(tagged("a", AttributeShape(name="x"))) == 'a(arg1: Term) "{:a, {0}}", arg1'


def test_guards_give_types() -> None:
    assert constructor(tagged("a", var("x")), "is_binary(x)") == 'a(x: String) "{:a, {0}}", x'
    assert constructor(tagged("a", var("x")), "is_binary(x) or is_atom(x)") == 'a(x: Term) "{:a, {0}}", x'


def test_a_variable_twice_is_one_parameter() -> None:
    assert constructor(tagged("a", var("x"), var("x"))) == 'a(x: Term) "{:a, {0}, {0}}", x'


def test_clauses_of_one_term_are_one_constructor() -> None:
    text = stub(message(CALL, tagged("get", var("k")), "is_atom(k)"), message(CALL, tagged("get", var("key"))))
    assert text.count("inline function get(") == 1
    assert "when is_atom(k)" in text


def test_one_tag_of_several_terms() -> None:
    text = stub(
        message(CALL, tagged("set", var("k"))),
        message(CALL, tagged("set", AtomShape(value="all"))),
        message(CALL, tagged("set", var("k"), var("v"))),
    )
    heads = [line.split("function ")[1].split("(")[0] for line in text.splitlines() if "): BCall " in line]
    assert heads == ["set", "setAll", "set_3"]


def test_the_view_takes_apart_what_the_constructors_build() -> None:
    text = stub(message(CALL, tagged("get", var("k"))), message(CALL, AtomShape(value="stats")))
    assert '"case {0} do {:get, a0} -> {:get, a0}; :stats -> {:stats}; other -> {:unknown, other} end", raw' in text
    assert "\tGet(k: Term);" in text
    assert "\tStats;" in text
    assert '@:native("A.B.HxCall")' in text


def test_a_structure_is_not_taken_for_another() -> None:
    told = [message(MessageKind.INFO, StructShape(module=name, fields=())) for name in ("A.User", "A.Tour", None)]
    text = stub(*told, message(MessageKind.INFO, tagged("page", MapShape(entries=()))))
    assert (
        "case {0} do %A.User{} = a0 -> {:user, a0}; %A.Tour{} = a0 -> {:tour, a0}; %_{} = a0 -> {:struct, a0}" in text
    )
    assert "; {:page, %{} = a0} -> {:page, a0}; other -> {:unknown, other} end" in text


def test_a_clause_for_anything_needs_no_constructor() -> None:
    assert "abstract" not in stub(message(CALL, AnyShape(name="other")), message(MessageKind.INFO, AnyShape()))


def test_replies_are_told() -> None:
    reply = Reply(effect="reply", term=tagged("ok", var("value")), span=HERE)
    assert "\t\treplies {:ok, value}\n" in stub(message(CALL, AtomShape(value="get"), None, reply))
