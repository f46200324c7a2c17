"""What a stub says beside its types: where it came from, docs, what it cannot express."""

from emitter.haxe import elixir_text, emit
from emitter.haxe.constructs import TEMPLATES
from emitter.haxe.haxe_text import in_comment, string
from models.constructs import CONSTRUCTS
from models.constructs.child_spec import ChildForm, ChildSpec, Strategy
from models.constructs.supervisor import Supervisor
from models.evidence import Place, Reason, Unresolved
from models.modules import FunctionKind
from models.patterns import StructShape
from models.project import Project, Role, SourceFile
from tests.haxe.build import HERE, atom, define, either, function, module, project, spec, struct, t
from tests.haxe.hostile import hostile_project


def stub(*members: object, **named: object) -> str:
    return emit(project(module("A.M", *members, **named)))["src/a/MEx.hx"]  # type: ignore[arg-type]


def test_every_construct_has_a_template() -> None:
    assert set(TEMPLATES) == set(CONSTRUCTS)


def test_the_head_says_where_it_came_from() -> None:
    assert stub(function("f")).startswith("// Written by unmix from lib/sample.ex:1: Elixir module A.M\npackage a;\n")


def test_docs_are_safe_in_comments() -> None:
    text = stub(function("f", doc="ends */ early\n\n\x00 and \udcff"), doc="module */ doc")
    assert "module * / doc" in text
    assert "\tends * / early" in text
    assert text.encode("utf-8")


def test_defaults_are_arities() -> None:
    given = function(
        "f",
        "a",
        "b",
        "c",
        defaults=("1", None, "3"),
        specs=(spec("f", (t("pid"), t("integer"), t("float")), t("atom")),),
    )
    text = stub(given)
    assert "extern overload public static function f(b: Int): Atom;" in text
    assert "extern overload public static function f(a: Pid, b: Int): Atom;" in text
    assert "extern overload public static function f(a: Pid, b: Int, c: Float): Atom;" in text
    assert text.count("@:ex.spec(") == 1


def test_heads_give_types_where_no_spec_does() -> None:
    text = stub(function("f", StructShape(module="A.M", fields=()), "x", guard="is_binary(x)"), struct=struct("id"))
    assert "function f(m: MEx, x: String): Term;" in text


def test_what_haxe_cannot_call_is_a_comment_with_the_reason() -> None:
    text = stub(
        function("m", kind=FunctionKind.DEFMACRO), function("..", "a", "b"), function("p", kind=FunctionKind.DEFP)
    )
    assert "\t// m/0: a macro exists only while Elixir compiles (lib/sample.ex:1)\n" in text
    assert "\t// ../2: @:native cannot carry a name with a dot (lib/sample.ex:1)\n" in text
    assert "function p" not in text


def test_names_that_need_quotes_are_called_with_them() -> None:
    text = stub(function("weird name"), function("<~>", "a", "b"))
    assert '@:native("A.M.\\"weird name\\"")' in text
    assert '@:native("A.M.<~>")' in text


def test_erlang_modules_keep_their_colon() -> None:
    assert (
        '@:native(":lists.reverse")' in emit(project(module("lists", function("reverse", "l"))))["src/erl/ListsEx.hx"]
    )


def test_a_supervisor_is_metadata_and_doc() -> None:
    children = (
        ChildSpec(module="A.Worker", form=ChildForm.TUPLE, argument="secret", span=HERE),
        Unresolved(reason=Reason.VARIABLE, text="extra", span=HERE),
    )
    built = Supervisor(module="A.M", function="init/1", strategy=Strategy.ONE_FOR_ALL, children=children, span=HERE)
    text = emit(project(module("A.M"), constructs=(built,)))["src/a/MEx.hx"]
    assert (
        '@:ex.supervisor({"function": "init/1", strategy: "one_for_all", children: '
        '[{module: "A.Worker", form: "tuple"}, {unresolved: "variable", text: "extra"}]})'
    ) in text
    assert "\t- A.Worker\n" in text


def test_tests_are_no_part_of_the_library() -> None:
    place = Place("test/a_test.exs", 1, 1, 1, 1)
    of_test = module("A.Test", function("f")).model_copy(update={"span": place})
    built = Project(name="a", files=(SourceFile(path=place.file, role=Role.TEST, size=0),), modules=(of_test,))
    assert "src/a/TestEx.hx" not in emit(built)


def test_the_readme_counts() -> None:
    built = project(
        module("A.M", function("f", "a", specs=(spec("f", (t("integer"),), t("term")),))), module("A.Nothing")
    )
    text = emit(built)["README.md"]
    assert "1 modules, 1 functions, 2 parameters, results and fields: 1 (50%) typed" in text
    assert "| written as any() or term() | 1 |" in text
    assert "- A.Nothing" in text


def test_every_public_function_and_arity_appears() -> None:
    built = hostile_project()
    lines = {line.strip() for text in emit(built).values() for line in text.split("\n")}
    left_out = {line.split(": ")[0] for line in lines if line.startswith("// ")}
    for of in built.modules:
        for member in of.functions:
            target = f"{elixir_text.module(of.name)}.{elixir_text.function(member.name)}"
            comment = f"// {' '.join(in_comment(member.name).split())}/{member.arity}"
            assert f"@:native({string(target)})" in lines or comment in left_out


def test_a_type_whose_module_is_not_written_is_a_term() -> None:
    user = module("A.User", types=(define("role", either(atom("a"), atom("b"))),), struct=struct("id"))
    found = function("f", "a", specs=(spec("f", (t("t", module="A.User"),), t("role", module="A.User")),))
    built = project(module("A.M", found), user)
    assert "function f(a: UserEx): UserRole;" in emit(built)["src/a/MEx.hx"]
    assert "function f(a: Term): Term;" in emit(built, only=("A.M",))["src/a/MEx.hx"]


def test_types_of_libraries_come_along() -> None:
    found = function("f", "conn", specs=(spec("f", (t("t", module="Plug.Conn"),), t("term")),))
    files = emit(project(module("A.M", found)))
    assert "function f(conn: ConnEx): Term;" in files["src/a/MEx.hx"]
    assert "abstract ConnEx(Term) from Term to Term {}" in files["src/foreign/plug/ConnEx.hx"]
    assert "foreign.plug.ConnEx" in files["build.hxml"]


def test_a_module_without_a_stub_is_listed_with_the_reason() -> None:
    readme = emit(project(module("A.Empty")))["README.md"]
    assert "Modules without a stub: they define no public function, type, struct or process\n\n- A.Empty" in readme
